package io.sparketl.core.error;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What lies behind an exception. */
public final class Causes {

  /** What Spark writes of a task whose exception it could not bring home. */
  private static final Pattern LOST_TASK =
      Pattern.compile("(?s).*\\bLost task [^\\n]*?\\(TID \\d+\\) \\([^)]*\\): (.*)");

  /** How a stack trace names an exception: at its begin, and where a cause begins. */
  private static final Pattern TOLD =
      Pattern.compile("(?m)(?:\\A|^Caused by: )((?:[a-z]\\w*\\.)+[A-Z][\\w$]*)(?:: (.*))?$");

  private Causes() {}

  /** {@code thrown} and all its causes, from the outermost in. */
  public static List<Throwable> of(Throwable thrown) {
    return Stream.iterate(thrown, one -> one != null, Throwable::getCause).toList();
  }

  /**
   * The same, with what the message of the innermost tells of others: an exception of a task that
   * cannot be serialized reaches the driver as the text of its stack trace.
   */
  public static List<Cause> told(Throwable thrown) {
    List<Throwable> chain = of(thrown);
    List<Cause> causes = new ArrayList<>(chain.stream().map(Cause::of).toList());
    Matcher lost = LOST_TASK.matcher(causes.get(causes.size() - 1).message());
    if (lost.matches()) {
      TOLD.matcher(lost.group(1))
          .results()
          .map(told -> Cause.named(told.group(1), told.group(2)))
          .forEach(causes::add);
    }
    return causes;
  }
}
