package io.sparketl.core.error;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One exception of a chain, as an object or as somebody's text told it.
 *
 * @param type its class; {@link Throwable} where this JVM does not know the class
 * @param name the name of its class
 * @param message what it says, or nothing
 */
public record Cause(Class<?> type, String name, String message) {

  private static final Pattern EXCEPTION_NAME =
      Pattern.compile("^(?:[a-z]\\w*\\.)+[A-Z][\\w$]*(?:Exception|Error): (?=\\S)");
  private static final Pattern ERROR_CLASS = Pattern.compile("^\\s*\\[([A-Z][A-Z0-9_.]*)]");

  static Cause of(Throwable thrown) {
    String message = thrown.getMessage();
    return new Cause(
        thrown.getClass(), thrown.getClass().getName(), message == null ? "" : message);
  }

  static Cause named(String name, @Nullable String message) {
    return new Cause(typeOf(name), name, message == null ? "" : message);
  }

  private static Class<?> typeOf(String name) {
    try {
      return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      return Throwable.class;
    }
  }

  /** Whether it is one of {@code kind}. */
  public boolean is(Class<? extends Throwable> kind) {
    return kind.isAssignableFrom(type);
  }

  /** Whether its class, or one above it, has that simple name: for classes not known here. */
  public boolean isNamed(String simpleName) {
    return Stream.<Class<?>>iterate(type, one -> one != null, Class::getSuperclass)
            .anyMatch(one -> one.getSimpleName().equals(simpleName))
        || name.endsWith("." + simpleName);
  }

  /** Whether its message has a part of that form. */
  public boolean says(Pattern form) {
    return form.matcher(message).find();
  }

  /** What Spark numbers its errors by, such as {@code DIVIDE_BY_ZERO}; empty where it does not. */
  public String errorClass() {
    Matcher matcher = ERROR_CLASS.matcher(message);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** The first line of what it says, or what it is where it says nothing. */
  public String text() {
    String line =
        EXCEPTION_NAME
            .matcher(message.strip().lines().findFirst().orElse("").strip())
            .replaceFirst("")
            .strip();
    return line.isEmpty() ? simpleName() : line;
  }

  /** Its class without the package. */
  public String simpleName() {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }
}
