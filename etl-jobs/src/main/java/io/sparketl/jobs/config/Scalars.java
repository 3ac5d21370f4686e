package io.sparketl.jobs.config;

import java.math.BigDecimal;
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

  private static final Map<Class<?>, Kind> KINDS =
      Map.of(
          String.class, new Kind("text", text -> text),
          int.class, new Kind("a whole number", Integer::valueOf),
          long.class, new Kind("a whole number", Long::valueOf),
          Integer.class, new Kind("a whole number", Integer::valueOf),
          Long.class, new Kind("a whole number", Long::valueOf),
          double.class, new Kind("a number", text -> new BigDecimal(text).doubleValue()),
          BigDecimal.class, new Kind("a number", BigDecimal::new),
          boolean.class, new Kind("true or false", Scalars::parseBoolean),
          LocalDate.class, new Kind("a date as in 2020-01-31", LocalDate::parse));

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

  private static Object parseBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
