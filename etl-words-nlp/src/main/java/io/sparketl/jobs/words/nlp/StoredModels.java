package io.sparketl.jobs.words.nlp;

import com.johnsnowlabs.nlp.annotators.LemmatizerModel;
import com.johnsnowlabs.nlp.annotators.StopWordsCleaner;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.util.concurrent.Callable;

/** Models of Spark NLP that somebody else has made: in a folder, or to be fetched by name. */
final class StoredModels {

  private StoredModels() {}

  /**
   * A lemmatizer.
   *
   * @param model a path, which has a slash, or a name
   * @param language in which a name is looked up
   * @throws EtlException INPUT_NOT_FOUND if Spark NLP cannot load it
   */
  static LemmatizerModel lemmatizer(String model, String language) {
    return LemmatizerModel.class.cast(
        load(
            "lemma-model",
            model,
            isPath(model)
                ? () -> LemmatizerModel.load(model)
                : () -> LemmatizerModel.pretrained(model, language)));
  }

  /** A stop word cleaner, likewise. */
  static StopWordsCleaner cleaner(String model, String language) {
    return StopWordsCleaner.class.cast(
        load(
            "stop-words-model",
            model,
            isPath(model)
                ? () -> StopWordsCleaner.load(model)
                : () -> StopWordsCleaner.pretrained(model, language)));
  }

  private static boolean isPath(String model) {
    return model.contains("/");
  }

  /** Errors of linking are among what is thrown: a name needs parts that this jar has not. */
  private static Object load(String key, String model, Callable<?> loading) {
    try {
      return loading.call();
    } catch (Exception | LinkageError e) {
      throw new EtlException(
          ErrorCode.INPUT_NOT_FOUND,
          "%s: Spark NLP cannot load '%s' (%s)".formatted(key, model, e),
          isPath(model)
              ? "set %s to the folder of a saved model, which has a folder 'metadata'"
                  .formatted(key)
              : ("set %s to the path of the model's folder; a name needs a network, and the whole of"
                      + " Spark NLP on the class path")
                  .formatted(key),
          e);
    }
  }
}
