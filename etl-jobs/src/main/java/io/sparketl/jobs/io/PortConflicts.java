package io.sparketl.jobs.io;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Refuses outputs that would replace an input, or be read as one the next time. */
public final class PortConflicts {

  private PortConflicts() {}

  /**
   * Compares every output with the inputs' paths and with the other outputs.
   *
   * @throws EtlException OUTPUT_CONFLICTS for the first output that is, or lies within, an input,
   *     or that another output is
   */
  public static void refuse(Ports ports, Configuration hadoop) throws IOException {
    Map<Path, String> targets = new HashMap<>();
    for (OutputPort output : ports.outputs()) {
      OutputPlace place = OutputPlace.of(output, hadoop);
      String other = targets.put(place.anchor().target(), output.name());
      if (other != null) {
        throw conflict(output, "the output '%s' goes there too".formatted(other));
      }
      for (InputPort input : ports.inputs()) {
        refuse(input, output, place, hadoop);
      }
    }
  }

  /** Refuses an output that is among the files an input is about to be read from. */
  public static void refuse(SourcePlan plan, Ports ports, Configuration hadoop) throws IOException {
    for (OutputPort output : ports.outputs()) {
      OutputPlace place = OutputPlace.of(output, hadoop);
      if (plan.paths().stream().anyMatch(file -> isWithin(place.anchor().target(), file))) {
        throw conflict(output, "the input '%s' is read from it".formatted(plan.port().name()));
      }
    }
  }

  private static void refuse(
      InputPort input, OutputPort output, OutputPlace place, Configuration hadoop)
      throws IOException {
    for (String text : input.source().path()) {
      if (isWithin(SourceFiles.qualified(text, hadoop), place.anchor().target())) {
        throw conflict(output, "the input '%s' is read from %s".formatted(input.name(), text));
      }
    }
  }

  /** Whether {@code path} is {@code folder}, or lies in it. */
  private static boolean isWithin(Path folder, Path path) {
    String above = folder.toUri().normalize().getPath();
    String below = path.toUri().normalize().getPath();
    return storeOf(folder).equals(storeOf(path))
        && (below.equals(above) || below.startsWith(above.endsWith("/") ? above : above + "/"));
  }

  /** The same bucket has a name for {@code s3:} and one for {@code s3a:}. */
  private static String storeOf(Path path) {
    URI uri = path.toUri();
    return ("s3".equals(uri.getScheme()) ? "s3a" : uri.getScheme()) + "://" + uri.getAuthority();
  }

  private static EtlException conflict(OutputPort output, String why) {
    return new EtlException(
        ErrorCode.OUTPUT_CONFLICTS,
        "'%s' cannot be published to %s: %s".formatted(output.name(), output.sink().path(), why),
        "choose another path with --set %s.path=PATH".formatted(output.name()));
  }
}
