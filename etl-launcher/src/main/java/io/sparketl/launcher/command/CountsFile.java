package io.sparketl.launcher.command;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.words.cloud.WordCount;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A CSV file of words and counts, read without Spark: one record a line. */
final class CountsFile {

  /**
   * A field in quotes, in which a quote is doubled, or one without. Possessive, as long fields
   * would overflow the stack.
   */
  private static final Pattern FIELD =
      Pattern.compile("\\G(?:\"([^\"]*+(?:\"\"[^\"]*+)*+)\"|([^,\"]*))(,|$)");

  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  private final Path file;

  private CountsFile(Path file) {
    this.file = file;
  }

  /**
   * The words in the order of the file, without blanks around them. A count that is missing is
   * null, and one that is larger than a long the largest of these.
   *
   * @throws EtlException INPUT_NOT_FOUND, COLUMNS_MISSING or INPUT_UNREADABLE
   */
  static List<WordCount> read(Path file) throws IOException {
    return new CountsFile(file).read();
  }

  private List<WordCount> read() throws IOException {
    List<String> lines = lines();
    List<String> head = lines.isEmpty() ? List.of() : fields(withoutMark(lines.get(0)), 1);
    int word = column(head, "word");
    int count = column(head, "count");
    List<WordCount> counts = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        List<String> fields = fields(lines.get(i), i + 1);
        if (fields.size() != head.size()) {
          throw broken(i + 1, "%d fields, the header %d".formatted(fields.size(), head.size()));
        }
        counts.add(new WordCount(fields.get(word).strip(), number(fields.get(count), i + 1)));
      }
    }
    return counts;
  }

  private List<String> lines() throws IOException {
    try {
      return Files.readAllLines(LocalFile.at(file.toString()));
    } catch (MalformedInputException e) {
      throw new EtlException(
          ErrorCode.INPUT_UNREADABLE,
          file + " is not UTF-8",
          "check that it is a CSV file, and write it anew as UTF-8",
          e);
    }
  }

  private static String withoutMark(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  private int column(List<String> head, String name) {
    int column =
        head.stream().map(one -> one.strip().toLowerCase(Locale.ROOT)).toList().indexOf(name);
    if (column < 0) {
      throw new EtlException(
          ErrorCode.COLUMNS_MISSING,
          "%s has no column '%s'; it has: %s".formatted(file, name, String.join(", ", head)),
          "give the file a header with the columns word and count");
    }
    return column;
  }

  private List<String> fields(String line, int number) {
    List<String> fields = new ArrayList<>();
    Matcher matcher = FIELD.matcher(line);
    while (matcher.find()) {
      String quoted = matcher.group(1);
      fields.add(quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\""));
      if (matcher.group(3).isEmpty()) {
        return fields;
      }
    }
    throw broken(number, "a quote that does not belong there, or that is not closed");
  }

  private @Nullable Long number(String text, int line) {
    String digits = text.strip();
    if (digits.isEmpty()) {
      return null;
    }
    if (!digits.matches("-?\\d+")) {
      throw broken(line, "the count '%s', which is no whole number".formatted(digits));
    }
    return new BigInteger(digits).min(MOST).max(MOST.negate()).longValueExact();
  }

  private EtlException broken(int line, String what) {
    return new EtlException(
        ErrorCode.INPUT_UNREADABLE,
        "%s:%d has %s".formatted(file, line, what),
        "mend the line, or leave it out");
  }
}
