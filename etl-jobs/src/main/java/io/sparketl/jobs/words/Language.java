package io.sparketl.jobs.words;

import java.util.Locale;

/** The languages of which there are lemmas and stop words. */
public enum Language {
  EN("english"),
  PT("portuguese"),
  ES("spanish");

  private final String english;

  Language(String english) {
    this.english = english;
  }

  /** The two letters of ISO 639. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Our own list. */
  String lemmas() {
    return "/io/sparketl/jobs/words/lemmas-" + code() + ".txt";
  }

  /** The list of the Snowball project, as Lucene has it. */
  String stopWords() {
    return "/org/apache/lucene/analysis/snowball/" + english + "_stop.txt";
  }
}
