package io.sparketl.launcher.command;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.words.cloud.WordCount;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
      Pattern.compile("\\G(?:\"([^\"]*+(?:\"\"[^\"]*+)*+)\"|([^,]*))(,|$)");

  private CountsFile() {}

  /**
   * The words in the order of the file. A count that is no whole number of up to 18 digits is none.
   *
   * @throws EtlException INPUT_NOT_FOUND, COLUMNS_MISSING or INPUT_UNREADABLE
   */
  static List<WordCount> read(Path file) throws IOException {
    List<String> lines = lines(file);
    List<String> head = lines.isEmpty() ? List.of() : fields(withoutMark(lines.get(0)));
    int word = column(file, head, "word");
    int count = column(file, head, "count");
    List<WordCount> counts = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (!line.isBlank()) {
        List<String> fields = fields(line);
        String text = word < fields.size() ? fields.get(word) : "";
        counts.add(new WordCount(text, count < fields.size() ? number(fields.get(count)) : null));
      }
    }
    return counts;
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new EtlException(
          ErrorCode.INPUT_NOT_FOUND, "there is no file " + file, "check the path", e);
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

  private static int column(Path file, List<String> head, String name) {
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

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    Matcher matcher = FIELD.matcher(line);
    while (matcher.find()) {
      String quoted = matcher.group(1);
      fields.add(quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\""));
      if (matcher.group(3).isEmpty()) {
        break;
      }
    }
    return fields;
  }

  private static @Nullable Long number(String text) {
    return text.strip().matches("-?\\d{1,18}") ? Long.valueOf(text.strip()) : null;
  }
}
