package io.sparketl.jobs.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How single values are read from text. */
final class Scalars {

  /** A kind of value: what it is called in a message, and how it is read. */
  private record Kind(String noun, Function<String, Object> parse) {}

  /** More digits than a DECIMAL of Spark's has are no number that anybody means. */
  private static final int MOST_DIGITS = 38;

  private static final Kind WHOLE = new Kind("a whole number", Integer::valueOf);
  private static final Kind LONG = new Kind("a whole number", Long::valueOf);
  private static final Kind DOUBLE = new Kind("a number", text -> parseNumber(text).doubleValue());
  private static final Kind TRUTH = new Kind("true or false", Scalars::parseBoolean);

  private static final Map<Class<?>, Kind> KINDS =
      Map.ofEntries(
          Map.entry(String.class, new Kind("text", text -> text)),
          Map.entry(int.class, WHOLE),
          Map.entry(Integer.class, WHOLE),
          Map.entry(long.class, LONG),
          Map.entry(Long.class, LONG),
          Map.entry(double.class, DOUBLE),
          Map.entry(Double.class, DOUBLE),
          Map.entry(boolean.class, TRUTH),
          Map.entry(Boolean.class, TRUTH),
          Map.entry(BigDecimal.class, new Kind("a number", Scalars::parseNumber)),
          Map.entry(Duration.class, new Kind("a time such as 90s, 30m or 2h", Scalars::parseTime)),
          Map.entry(LocalDate.class, new Kind("a date as in 2020-01-31", LocalDate::parse)));

  private Scalars() {}

  /**
   * @throws IllegalArgumentException if {@code text} is not a value of {@code type}, with a message
   *     for users; or if no scalar has that type, which is a mistake of the job's author
   */
  static Object parse(Class<?> type, String text) {
    Kind kind = kindOf(type);
    try {
      return kind.parse().apply(text.strip());
    } catch (IllegalArgumentException | DateTimeParseException | NoSuchElementException e) {
      throw new IllegalArgumentException("'%s' is not %s".formatted(text, kind.noun()), e);
    }
  }

  /** What a value of {@code type} is called in a message. */
  static String noun(Class<?> type) {
    return kindOf(type).noun();
  }

  private static Kind kindOf(Class<?> type) {
    if (type.isEnum()) {
      Map<String, Object> constants =
          Arrays.stream(type.getEnumConstants())
              .collect(Collectors.toMap(one -> Names.kebab((Enum<?>) one), one -> one));
      String all =
          Arrays.stream(type.getEnumConstants())
              .map(one -> Names.kebab((Enum<?>) one))
              .collect(Collectors.joining(", "));
      return new Kind("one of " + all, text -> require(constants, text));
    }
    Kind kind = KINDS.get(type);
    if (kind == null) {
      throw new IllegalStateException("settings cannot be bound to " + type.getName());
    }
    return kind;
  }

  private static Object require(Map<String, Object> constants, String text) {
    Object constant = constants.get(text);
    if (constant == null) {
      throw new NoSuchElementException(text);
    }
    return constant;
  }

  private static BigDecimal parseNumber(String text) {
    BigDecimal number = new BigDecimal(text);
    if (number.scale() > MOST_DIGITS || number.precision() - number.scale() > MOST_DIGITS) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static Object parseTime(String text) {
    if (!text.matches("[1-9][0-9]{0,8}[smh]")) {
      throw new IllegalArgumentException(text);
    }
    return Duration.parse("PT" + text);
  }

  private static Object parseBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
