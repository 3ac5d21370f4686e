package io.sparketl.jobs.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Gathers what is wrong with the configuration, so that all of it is reported at once. */
public final class Problems {

  private final String section;
  private final List<String> messages = new ArrayList<>();

  /** Problems of {@code section}, which is the place of what no single line is to blame for. */
  public Problems(String section) {
    this.section = section;
  }

  /** Notes a problem with the value that {@code origin} is of. */
  public void add(ConfigOrigin origin, String message) {
    messages.add(place(origin) + ": " + message);
  }

  /** Notes a problem with {@code object}. */
  public void add(ConfigObject object, String message) {
    add(culprit(object, message), message);
  }

  /** A message that begins with a key, as they should, is about the value of that key. */
  static ConfigOrigin culprit(ConfigObject object, String message) {
    return originOf(object, message.split("[ :]", 2)[0]);
  }

  /** Where the value of a key stands; where there is none, the object. */
  public static ConfigOrigin originOf(ConfigObject object, String key) {
    ConfigValue value = object.get(key);
    return value == null ? object.origin() : value.origin();
  }

  /** Takes over what an error of the configuration told, line by line. */
  public void addAll(EtlException told) {
    messages.addAll(List.of(told.problem().split("\n")));
  }

  /** Whether anything is wrong by now. */
  public boolean isEmpty() {
    return messages.isEmpty();
  }

  /** Notes every key of {@code object} that is not {@code known}. */
  void addUnknownKeys(ConfigObject object, String prefix, Collection<String> known) {
    object.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            String nearest = Suggestion.didYouMean(key, known);
            add(value.origin(), "unknown key '%s%s'%s".formatted(prefix, key, nearest));
          }
        });
  }

  /**
   * Ends here, if anything is wrong.
   *
   * @throws EtlException CONFIG_INVALID with all messages
   */
  public void throwIfAny(String remedy) {
    if (!messages.isEmpty()) {
      throw new EtlException(ErrorCode.CONFIG_INVALID, String.join("\n", messages), remedy);
    }
  }

  /** {@code file:line} or {@code --set key}; for what several of these made, the section. */
  private String place(ConfigOrigin origin) {
    String description = origin.description();
    if (description.startsWith("--set")) {
      return description;
    }
    // Nobody is to mend the defaults.
    if (origin.filename() == null || description.matches("(?s)(merge of|reference\\.conf).*")) {
      return section;
    }
    Path here = Path.of("").toAbsolutePath();
    Path file = Path.of(origin.filename()).toAbsolutePath();
    return (file.startsWith(here) ? here.relativize(file) : file) + ":" + origin.lineNumber();
  }
}
