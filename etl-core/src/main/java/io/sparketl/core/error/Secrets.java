package io.sparketl.core.error;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Knows credentials by their names, by their look and by their values, and masks them. */
public final class Secrets {

  /** What stands for a credential. */
  public static final String MASK = "*****";

  /** Names as people give them, with dots, dashes, underscores or capitals between the words. */
  private static final String NAMES =
      "(?i:passw(?:or)?d|passphrase|secret|token|credentials?(?![._-]?provider)|access[._-]?key|session[._-]?key"
          + "|api[._-]?key|account[._-]?key|private[._-]?key|signature|(?<![A-Za-z0-9])sig(?![A-Za-z0-9]))";

  private static final Pattern NAME = Pattern.compile(NAMES);

  /** What names a way to get credentials, or a policy about them, holds none. */
  private static final Pattern HARMLESS =
      Pattern.compile("(?i)provider|[._-](?:class|enabled|file|path|length|count)$");

  private static final Pattern AWS_KEY_ID =
      Pattern.compile("(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])");

  /** A user and what follows, up to the host; a port is none, though an {@code @} may follow. */
  private static final Pattern USER_INFO =
      Pattern.compile("(?<=:/{1,2})[^/:@\\s'\"]+:(?!\\d{1,5}(?:/|$))[^@\\s'\"]*(?=@)");

  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "([\\w.-]*" + NAMES + "[\\w.-]*)(\"?\\s*[=]\\s*\"?|\"\\s*:\\s*\")([^\\s,;&\"')\\]}]+)");

  /** Shorter values are words that stand in texts for other reasons. */
  private static final int SHORTEST = 8;

  private Secrets() {}

  /** Whether what goes by the name of {@code key} is a credential. */
  public static boolean isNamedBy(String key) {
    return NAME.matcher(key).find() && !HARMLESS.matcher(key).find();
  }

  /** Parameters, with their credentials masked. */
  public static Map<String, String> mask(Map<String, String> parameters) {
    Map<String, String> masked = new LinkedHashMap<>();
    parameters.forEach((key, value) -> masked.put(key, mask(key, value)));
    return masked;
  }

  /** The value of {@code key}, or the mask if that is a credential. */
  public static String mask(String key, String value) {
    boolean isSet = !value.isEmpty() && !value.equals("null");
    return isSet && isNamedBy(key) ? MASK : mask(value);
  }

  /** A text, with the credentials in it masked. */
  public static String mask(String text) {
    String masked = text;
    for (String known : (Iterable<String>) known()::iterator) {
      masked = masked.replace(known, MASK);
    }
    masked = USER_INFO.matcher(masked).replaceAll(MASK);
    masked = AWS_KEY_ID.matcher(masked).replaceAll(MASK);
    return ASSIGNMENT.matcher(masked).replaceAll(Secrets::assignment);
  }

  private static String assignment(MatchResult found) {
    boolean isHarmless = !isNamedBy(found.group(1));
    return Matcher.quoteReplacement(
        isHarmless ? found.group() : found.group(1) + found.group(2) + MASK);
  }

  /** Why {@code path} may not be used, if there is a credential in it. */
  public static Optional<String> objection(String path) {
    boolean hasSecret =
        USER_INFO.matcher(path).find()
            || AWS_KEY_ID.matcher(path).find()
            || (path.contains("?") && ASSIGNMENT.matcher(path).find());
    return hasSecret
        ? Optional.of(
            "'%s' holds a credential, and paths are written down; give credentials by the environment"
                .formatted(mask(path)))
        : Optional.empty();
  }

  /**
   * Refuses a path with a credential in it.
   *
   * @throws IllegalArgumentException that says why, without the credential
   */
  public static void refuseIn(String path) {
    objection(path)
        .ifPresent(
            objection -> {
              throw new IllegalArgumentException(objection);
            });
  }

  /**
   * Refuses an argument that is a path with a credential in it.
   *
   * @throws EtlException ARGUMENT_INVALID that says why, without the credential
   */
  public static void requireNoneIn(String argument, String path) {
    objection(path)
        .ifPresent(
            objection -> {
              throw new EtlException(
                  ErrorCode.ARGUMENT_INVALID,
                  argument + ": " + objection,
                  "write the path alone; docs/errors.md says how credentials are given");
            });
  }

  /** The values of credentials that this JVM was given, by its environment or as properties. */
  private static Stream<String> known() {
    Stream<String> given =
        System.getenv().entrySet().stream()
            .filter(variable -> isNamedBy(variable.getKey()))
            .map(Map.Entry::getValue);
    Stream<String> set =
        System.getProperties().stringPropertyNames().stream()
            .filter(Secrets::isNamedBy)
            .map(key -> System.getProperty(key, ""));
    return Stream.concat(given, set).filter(value -> value.length() >= SHORTEST).distinct();
  }
}
