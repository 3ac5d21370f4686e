package io.sparketl.jobs.words.nlp;

import com.johnsnowlabs.nlp.Annotation;
import com.johnsnowlabs.nlp.DocumentAssembler;
import com.johnsnowlabs.nlp.HasSimpleAnnotate;
import com.johnsnowlabs.nlp.annotators.LemmatizerModel;
import com.johnsnowlabs.nlp.annotators.NormalizerModel;
import com.johnsnowlabs.nlp.annotators.StopWordsCleaner;
import com.johnsnowlabs.nlp.annotators.Tokenizer;
import com.johnsnowlabs.nlp.annotators.TokenizerModel;
import io.sparketl.jobs.words.Vocabulary;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * The annotators that titles pass, one after another.
 *
 * @param assembler makes documents of titles
 * @param stages tokenizer, normalizer, lemmatizer and stop word cleaner
 */
record Annotators(DocumentAssembler assembler, List<HasSimpleAnnotate<?>> stages)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** In the metadata of each annotation, the number of its document. */
  private static final String DOCUMENT = "sentence";

  private static final String CONTEXT = "\\.,;:!?*\\-()\"'";

  static Annotators of(Vocabulary vocabulary) {
    Vocabulary.Models models = vocabulary.models();
    LemmatizerModel lemmatizer =
        models
            .lemmas()
            .map(model -> StoredModels.lemmatizer(model, models.language()))
            .orElseGet(() -> lemmatizer(vocabulary.lemmas()));
    StopWordsCleaner cleaner =
        models
            .stopWords()
            .map(model -> StoredModels.cleaner(model, models.language()))
            .orElseGet(() -> cleaner(vocabulary.stopWords()));
    return new Annotators(
        new DocumentAssembler(), List.of(tokenizer(), normalizer(), lemmatizer, cleaner));
  }

  /**
   * With its default rule, but that a line separator within a token is a character like others. It
   * makes the same tokens: with the default, a title of some thousand of them overflows the stack.
   */
  private static TokenizerModel tokenizer() {
    Tokenizer rules = new Tokenizer();
    rules.setInfixPatterns(new String[] {"([^%1$s](?s:.*[^%1$s])?)".formatted(CONTEXT)});
    TokenizerModel tokenizer = new TokenizerModel();
    tokenizer.setRules(rules.buildRuleFactory());
    tokenizer.setMinLength(0);
    return tokenizer;
  }

  private static NormalizerModel normalizer() {
    NormalizerModel normalizer = new NormalizerModel();
    normalizer.setCleanupPatterns(new String[] {"[^\\pL+]"});
    normalizer.setLowercase(true);
    normalizer.setSlangDict(scalaMap(Map.of()));
    normalizer.setSlangMatchCase(false);
    normalizer.setMinLength(0);
    return normalizer;
  }

  private static LemmatizerModel lemmatizer(Map<String, String> lemmas) {
    LemmatizerModel lemmatizer = new LemmatizerModel();
    lemmatizer.setLemmaDict(scalaMap(lemmas));
    return lemmatizer;
  }

  /** The default locale would be that of the machine. */
  private static StopWordsCleaner cleaner(Iterable<String> stopWords) {
    StopWordsCleaner cleaner = new StopWordsCleaner();
    List<String> words = new ArrayList<>();
    stopWords.forEach(words::add);
    cleaner.setStopWords(words.toArray(String[]::new));
    cleaner.setCaseSensitive(false);
    cleaner.setLocale("en");
    return cleaner;
  }

  /** The words of each title, in the order of {@code titles}. */
  List<List<String>> words(List<String> titles) {
    Seq<Annotation> annotations = assembler.assembleFromArray(JavaConverters.asScalaBuffer(titles));
    for (HasSimpleAnnotate<?> stage : stages) {
      annotations = stage.annotate(annotations);
    }
    List<List<String>> words = new ArrayList<>();
    titles.forEach(title -> words.add(new ArrayList<>()));
    for (Annotation word : JavaConverters.seqAsJavaList(annotations)) {
      words.get(Integer.parseInt(word.metadata().apply(DOCUMENT))).add(word.result());
    }
    return words;
  }

  private static scala.collection.immutable.Map<String, String> scalaMap(Map<String, String> map) {
    scala.collection.immutable.Map<String, String> result =
        scala.collection.immutable.Map$.MODULE$.empty();
    for (Map.Entry<String, String> entry : map.entrySet()) {
      result = result.updated(entry.getKey(), entry.getValue());
    }
    return result;
  }
}
