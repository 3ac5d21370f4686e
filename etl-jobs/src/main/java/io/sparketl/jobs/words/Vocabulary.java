package io.sparketl.jobs.words;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an engine knows of a language.
 *
 * @param lemmas by form, the word that it is a form of
 * @param stopWords the words that are left out, in lower case
 * @param models where Spark NLP has them instead
 */
public record Vocabulary(Map<String, String> lemmas, Set<String> stopWords, Models models) {

  /**
   * Models of Spark NLP.
   *
   * @param lemmas the folder or the name of a lemmatizer
   * @param stopWords the folder or the name of a stop word cleaner
   * @param language in which names are looked up: {@code en}
   */
  public record Models(Optional<String> lemmas, Optional<String> stopWords, String language) {}

  public Vocabulary {
    lemmas = Map.copyOf(lemmas);
    stopWords = Set.copyOf(stopWords);
  }
}
