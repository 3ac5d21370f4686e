package io.sparketl.jobs.words;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.util.ServiceLoader;

/** What takes titles apart. */
public enum Engine {
  /** The annotators of Spark NLP, in a jar of its own. */
  SPARK_NLP,
  /** Spark SQL's own functions. */
  COLUMNS;

  /**
   * The engine itself.
   *
   * @throws EtlException LIBRARY_MISSING if it is not on the class path
   */
  WordEngine load() {
    return this == COLUMNS
        ? new ColumnsEngine()
        : ServiceLoader.load(WordEngine.class, WordEngine.class.getClassLoader())
            .findFirst()
            .orElseThrow(Engine::missing);
  }

  private static EtlException missing() {
    return new EtlException(
        ErrorCode.LIBRARY_MISSING,
        "engine spark-nlp is in etl-words-nlp.jar, which is not on the class path",
        "pass it with --jars (to ./etl: ETL_JARS=PATH), or set engine to columns");
  }
}
