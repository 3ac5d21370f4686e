package io.sparketl.launcher.command;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Suggestion;
import io.sparketl.jobs.pipeline.Pipeline;
import io.sparketl.jobs.pipeline.Selection;
import io.sparketl.jobs.pipeline.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which steps of a pipeline are to run; one of these at most. */
final class SelectionOptions {

  @Option(
      names = "--only",
      paramLabel = "STEP",
      description = "Run this step of the pipeline alone.")
  private @Nullable String only;

  @Option(names = "--from", paramLabel = "STEP", description = "Run this step and those after it.")
  private @Nullable String from;

  Selection selection(boolean resumes) {
    return new Selection(Optional.ofNullable(only), Optional.ofNullable(from), resumes);
  }

  /**
   * Refuses steps that the pipeline has not.
   *
   * @throws EtlException NAME_UNKNOWN
   */
  void requireIn(Pipeline pipeline) {
    List<String> steps = pipeline.steps().stream().map(Step::name).toList();
    Stream.of(Optional.ofNullable(only), Optional.ofNullable(from))
        .flatMap(Optional::stream)
        .filter(name -> !steps.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new EtlException(
                  ErrorCode.NAME_UNKNOWN,
                  "'%s' has no step '%s'%s"
                      .formatted(pipeline.name(), name, Suggestion.didYouMean(name, steps)),
                  "its steps are " + String.join(", ", steps));
            });
  }
}
