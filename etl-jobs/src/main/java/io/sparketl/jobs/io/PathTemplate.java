package io.sparketl.jobs.io;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths with the names of columns in braces: {@code out/{feature}/average_salary.csv}. */
final class PathTemplate {

  private static final Pattern COLUMN = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");

  /** What a value must not hold, to be the name of a file wherever it is published. */
  private static final Pattern UNFIT = Pattern.compile("[/\\\\\\p{Cntrl}:]|^\\.{1,2}$|^$");

  private PathTemplate() {}

  /** The columns in the order in which they first come. */
  static List<String> columnsOf(String path) {
    List<String> columns = new ArrayList<>();
    Matcher matcher = COLUMN.matcher(path);
    while (matcher.find()) {
      if (!columns.contains(matcher.group(1))) {
        columns.add(matcher.group(1));
      }
    }
    return columns;
  }

  /** A glob of all that the template can name; the path itself where it is none. */
  static String globOf(String path) {
    return COLUMN.matcher(path).replaceAll("*");
  }

  /** The part of the path that is the same for all files, up to a slash; the rest follows it. */
  static String fixedPartOf(String path) {
    int first = path.indexOf('{');
    return path.substring(0, path.lastIndexOf('/', first) + 1);
  }

  /**
   * The path of one file.
   *
   * @param values the values of the columns, by column
   * @throws EtlException OUTPUT_NAME_INVALID if a value is no name
   */
  static String fill(String path, Map<String, String> values) {
    return COLUMN
        .matcher(path)
        .replaceAll(match -> Matcher.quoteReplacement(nameIn(path, match.group(1), values)));
  }

  private static String nameIn(String path, String column, Map<String, String> values) {
    String value = values.getOrDefault(column, "");
    if (UNFIT.matcher(value).find()) {
      throw new EtlException(
          ErrorCode.OUTPUT_NAME_INVALID,
          "'%s' cannot be published: a row has '%s' as %s, which cannot be the name of a file"
              .formatted(path, value, column),
          "leave such rows out, or name the files by another column");
    }
    return value;
  }
}
