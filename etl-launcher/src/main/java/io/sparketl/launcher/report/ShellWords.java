package io.sparketl.launcher.report;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a command so that it can be pasted into a shell. */
public final class ShellWords {

  private ShellWords() {}

  /** The words in one line, quoted where a POSIX shell would otherwise read something else. */
  public static String join(List<String> words) {
    return words.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
  }

  private static String quote(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
