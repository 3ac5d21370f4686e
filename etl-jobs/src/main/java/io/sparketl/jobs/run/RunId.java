package io.sparketl.jobs.run;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The name of a run.
 *
 * @param text letters, digits, {@code .}, {@code _} and {@code -}; it is the name of a folder too
 */
public record RunId(String text) {

  /** Stands for the newest run, wherever a run is named. */
  public static final String LAST = "last";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  public RunId {
    if (!isOne(text)) {
      throw new EtlException(
          ErrorCode.ARGUMENT_INVALID,
          "'%s' cannot be the id of a run".formatted(text),
          "use up to 100 letters, digits, '.', '_' and '-', a letter or digit first, but not 'last'");
    }
  }

  /** Whether {@code text} can be the id of a run. */
  static boolean isOne(String text) {
    return text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}") && !text.equals(LAST);
  }

  /** A new id: the time in UTC, and four digits against two in one second. */
  public static RunId next() {
    int random = ThreadLocalRandom.current().nextInt(0x10000);
    return new RunId("%s-%04x".formatted(TIME.format(Instant.now()), random));
  }

  @Override
  public String toString() {
    return text;
  }
}
