package io.sparketl.jobs.io;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** Refuses outputs that would replace an input, or be read as one the next time. */
public final class PortConflicts {

  private PortConflicts() {}

  /**
   * Compares every output with the inputs' paths and with the other outputs.
   *
   * @throws EtlException OUTPUT_CONFLICTS for the first output that is, or lies within, an input,
   *     or that another output is
   */
  public static void refuse(Ports ports, Configuration hadoop) {
    Map<Path, String> targets = new HashMap<>();
    for (OutputPort output : ports.outputs()) {
      Path target = LocalPublisher.of(output.sink().path(), hadoop).target();
      String other = targets.put(target, output.name());
      if (other != null) {
        throw conflict(output, "the output '%s' goes there too".formatted(other));
      }
      ports.inputs().forEach(input -> refuse(input, output, target));
    }
  }

  /** Refuses an output that is among the files an input is about to be read from. */
  public static void refuse(SourcePlan plan, Ports ports, Configuration hadoop) {
    for (OutputPort output : ports.outputs()) {
      Path target = LocalPublisher.of(output.sink().path(), hadoop).target();
      boolean isInput =
          plan.paths().stream().anyMatch(file -> file.toUri().getPath().equals(target.toString()));
      if (isInput) {
        throw conflict(output, "the input '%s' is read from it".formatted(plan.port().name()));
      }
    }
  }

  private static void refuse(InputPort input, OutputPort output, Path target) {
    for (String text : input.source().path()) {
      Path path = Path.of(withoutScheme(text)).toAbsolutePath().normalize();
      if (target.normalize().startsWith(path)) {
        throw conflict(output, "the input '%s' is read from %s".formatted(input.name(), text));
      }
    }
  }

  private static String withoutScheme(String path) {
    return path.replaceFirst("^file:(//)?", "");
  }

  private static EtlException conflict(OutputPort output, String why) {
    return new EtlException(
        ErrorCode.OUTPUT_CONFLICTS,
        "'%s' cannot be published to %s: %s".formatted(output.name(), output.sink().path(), why),
        "choose another path with --set %s.path=PATH".formatted(output.name()));
  }
}
