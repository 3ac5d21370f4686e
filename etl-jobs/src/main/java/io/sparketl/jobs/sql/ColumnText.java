package io.sparketl.jobs.sql;

import io.sparketl.core.contract.Field;
import io.sparketl.core.contract.FieldType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a column is written in settings: {@code NAME TYPE [needed] [as OTHER|OTHER]}, as in {@code
 * pickup_datetime timestamp as tpep_pickup_datetime|lpep_pickup_datetime}.
 */
final class ColumnText {

  private static final Map<String, FieldType> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put("number", FieldType.NUMBER);
    TYPES.put("whole", FieldType.WHOLE);
    TYPES.put("real", FieldType.DOUBLE);
    TYPES.put("text", FieldType.TEXT);
    TYPES.put("timestamp", FieldType.TIMESTAMP);
    TYPES.put("date", FieldType.DATE);
    TYPES.put("boolean", FieldType.BOOLEAN);
  }

  private static final Pattern FORM =
      Pattern.compile(
          "(.+?)\\s+(%s)(\\s+needed)?(?:\\s+as\\s+(.+))?"
              .formatted(String.join("|", TYPES.keySet())),
          Pattern.DOTALL);

  private ColumnText() {}

  /**
   * Reads a column. A row need have no value in it, unless it is needed.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  static Field parse(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not of the form 'NAME TYPE', 'NAME TYPE needed' or 'NAME TYPE as OTHER|OTHER',"
                  .formatted(text)
              + " with a type of "
              + String.join(", ", TYPES.keySet()));
    }
    Field field = Field.of(parts.group(1), TYPES.getOrDefault(parts.group(2), FieldType.TEXT));
    String aliases = parts.group(4);
    if (aliases != null) {
      for (String alias : aliases.split("\\|", -1)) {
        field = field.alias(alias.strip());
      }
    }
    return parts.group(3) == null ? field.lenient() : field;
  }

  /** The column as {@link #parse} reads it, without needs and other names. */
  static String render(Field field) {
    return field.name() + " " + wordOf(field.type());
  }

  /** Several columns as a list of HOCON. */
  static String listOf(List<String> columns) {
    return columns.stream()
        .map(column -> '"' + column.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String wordOf(FieldType type) {
    return TYPES.entrySet().stream()
        .filter(entry -> entry.getValue() == type)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
