package io.sparketl.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The layers of configuration. What is added later comes before what was there: {@code --set}, then
 * {@code --conf}, then {@code conf/}, then {@code reference.conf}.
 *
 * <p>Immutable; each {@code with} gives a new one.
 */
public final class Settings {

  private static final String REMEDY = "mend the places named; 'etl describe JOB' lists every key";

  private final Config reference;
  private final Config given;

  private Settings(Config reference, Config given) {
    this.reference = reference;
    this.given = given;
  }

  /** The defaults alone: every {@code reference.conf} on the class path. */
  public static Settings reference() {
    Config reference =
        ConfigFactory.defaultReferenceUnresolved(Settings.class.getClassLoader()).resolve();
    return of(reference);
  }

  /** Settings with defaults of their own. */
  static Settings of(Config reference) {
    return new Settings(reference, ConfigFactory.empty());
  }

  /**
   * These settings with a file before them.
   *
   * @param home what {@code ${etl.home}} stands for in the file
   * @throws EtlException CONFIG_INVALID if the file cannot be read or parsed
   */
  public Settings withFile(Path file, Path home) {
    return new Settings(reference, parsed(file, home).withFallback(given));
  }

  /**
   * What a file says by itself.
   *
   * @param home what {@code ${etl.home}} stands for in the file
   * @throws EtlException CONFIG_INVALID if the file cannot be read or parsed
   */
  public static ConfigObject read(Path file, Path home) {
    return parsed(file, home).root();
  }

  /** What a pipeline's file says that it does; nothing, where the file says or is nothing. */
  public static String summaryOf(Path file, Path home) {
    ConfigValue description = read(file, home).get("description");
    return description == null ? "" : String.valueOf(description.unwrapped());
  }

  private static Config parsed(Path file, Path home) {
    Config variables =
        ConfigFactory.parseMap(Map.of("etl.home", home.toString()), "variables of spark-etl");
    if (!Files.isRegularFile(file)) {
      throw new EtlException(
          ErrorCode.CONFIG_INVALID,
          "there is no configuration file " + file,
          "check the path given with --conf");
    }
    try {
      // Absolute, because an include starts from the file's folder, which a bare name has none of.
      Config parsed =
          ConfigFactory.parseFile(
              file.toAbsolutePath().toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
      Config known = parsed.withFallback(variables).withFallback(ConfigFactory.systemEnvironment());
      return parsed.resolveWith(known);
    } catch (ConfigException e) {
      String place = String.valueOf(e.getMessage()).replaceFirst("^(.+?): (\\d+): ", "$1:$2: ");
      throw new EtlException(ErrorCode.CONFIG_INVALID, place, REMEDY, e);
    }
  }

  /** These settings with an object behind what there is in {@code section}; defaults follow it. */
  public Settings withObject(String section, ConfigObject object) {
    return new Settings(reference, given.withFallback(object.atPath(section)));
  }

  /** Whether somebody has given a path a value that is not null. */
  public boolean has(String path) {
    return merged().hasPath(path);
  }

  /**
   * These settings with assignments before them, the last one first.
   *
   * @param section what the keys are relative to, such as {@code jobs.taxi-summary}
   * @param assignments as in {@code max-miles=100}; the text {@code null} takes a value away
   * @throws EtlException ARGUMENT_INVALID if one has no {@code =} or no key before it
   */
  public Settings withAssignments(String section, List<String> assignments) {
    Config result = given;
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw new EtlException(
            ErrorCode.ARGUMENT_INVALID,
            "--set " + assignment + " is not of the form KEY=VALUE",
            "write for example --set max-miles=100");
      }
      String key = assignment.substring(0, equals).strip();
      result = assignment(section, key, assignment.substring(equals + 1)).withFallback(result);
    }
    return new Settings(reference, result);
  }

  /**
   * These settings with a value for a path that nobody has given one; the defaults come after it.
   */
  public Settings withDefault(String path, String value) {
    ConfigValue behind = ConfigValueFactory.fromAnyRef(value, "a default");
    return new Settings(reference, given.withFallback(behind.atPath(path)));
  }

  private static Config assignment(String section, String key, String value) {
    String origin = "--set " + key;
    try {
      ConfigValue nested =
          ConfigValueFactory.fromAnyRef("null".equals(value) ? null : value, origin);
      List<String> names = ConfigUtil.splitPath(section + "." + key);
      for (int i = names.size() - 1; i >= 0; i--) {
        nested = ConfigValueFactory.fromMap(Map.of(names.get(i), nested), origin);
      }
      return ((ConfigObject) nested).toConfig();
    } catch (ConfigException e) {
      throw new EtlException(
          ErrorCode.ARGUMENT_INVALID,
          origin + ": the key cannot be read",
          "keys are names joined by dots, as in yellow.path",
          e);
    }
  }

  /** All layers in one. */
  Config merged() {
    return given.withFallback(reference);
  }

  /** The defaults, with what their comments say. */
  public Reference asReference() {
    return new Reference(reference);
  }

  /** Notes keys that nobody reads, outside the sections that a {@link Binder} checks. */
  void noteUnknownKeys(Collection<String> jobs, Problems problems) {
    problems.addUnknownKeys(given.root(), "", reference.root().keySet());
    if (given.root().get("jobs") instanceof ConfigObject sections) {
      problems.addUnknownKeys(sections, "jobs.", jobs);
    }
    for (String shared : List.of("sources", "sinks")) {
      if (given.root().get(shared) instanceof ConfigObject section) {
        problems.addUnknownKeys(section, shared + ".", reference.getObject(shared).keySet());
      }
    }
  }
}
