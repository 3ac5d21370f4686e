package io.sparketl.jobs.config;

import java.util.Locale;

/** The one spelling rule: {@code maxMiles} in Java is {@code max-miles} everywhere else. */
public final class Names {

  private Names() {}

  /** {@code maxMiles} or {@code TaxiSummary} as {@code max-miles} or {@code taxi-summary}. */
  public static String kebab(String camel) {
    return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** The name of a constant as it is written in settings: {@code JSON_LINES} is json-lines. */
  public static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
