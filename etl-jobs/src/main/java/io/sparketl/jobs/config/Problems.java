package io.sparketl.jobs.config;

import com.typesafe.config.ConfigOrigin;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with the configuration, so that all of it is reported at once. */
final class Problems {

  private final List<String> messages = new ArrayList<>();

  void add(ConfigOrigin origin, String message) {
    messages.add(place(origin) + ": " + message);
  }

  /**
   * @throws EtlException CONFIG_INVALID with all messages, if there are any
   */
  void throwIfAny(String remedy) {
    if (!messages.isEmpty()) {
      throw new EtlException(ErrorCode.CONFIG_INVALID, String.join("\n", messages), remedy);
    }
  }

  /** {@code file:line} where there is a file, else what the origin says of itself. */
  private static String place(ConfigOrigin origin) {
    if (origin.filename() == null) {
      return origin.description();
    }
    Path here = Path.of("").toAbsolutePath();
    Path file = Path.of(origin.filename()).toAbsolutePath();
    return (file.startsWith(here) ? here.relativize(file) : file) + ":" + origin.lineNumber();
  }
}
