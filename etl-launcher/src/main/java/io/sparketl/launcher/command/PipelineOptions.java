package io.sparketl.launcher.command;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Suggestion;
import io.sparketl.jobs.JobCatalog;
import io.sparketl.jobs.pipeline.Occasion;
import io.sparketl.jobs.pipeline.Pipeline;
import io.sparketl.jobs.pipeline.PipelineReader;
import io.sparketl.jobs.run.RunId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What every verb about a pipeline or a job understands. */
final class PipelineOptions {

  @Mixin private final JobOptions job = new JobOptions();

  @Option(
      names = "--date",
      paramLabel = "DATE",
      converter = Day.class,
      description =
          "The logical date of a pipeline, as in 2026-11-01: {date}, {year} and {month} in its"
              + " paths. Default: today, in UTC.")
  private @Nullable LocalDate date;

  @Option(
      names = "--job",
      description = "Take NAME for a job, where a pipeline has that name, too.")
  private boolean isJob;

  /** Reads dates as settings have them. */
  static final class Day implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("'%s' is not a date as in 2020-01-31".formatted(text));
      }
    }
  }

  String name() {
    return job.name();
  }

  /** What a run of that id is made of, on the day that was asked for, or else on {@code usual}. */
  Occasion occasion(RunId id, Optional<LocalDate> usual) {
    if (date != null) {
      return new Occasion(id, date);
    }
    return new Occasion(id, usual.orElseGet(() -> LocalDate.now(Clock.systemUTC())));
  }

  /**
   * What is named: a pipeline, or a job as a pipeline of one step.
   *
   * @throws EtlException NAME_UNKNOWN if it is neither, and for all that is wrong with it
   */
  Pipeline pipeline(Path home, Occasion occasion) {
    JobCatalog catalog = JobCatalog.load();
    Pipelines pipelines = new Pipelines(home);
    Optional<Path> file = isJob ? Optional.empty() : pipelines.find(job.name());
    if (file.isPresent()) {
      return new PipelineReader(catalog, job.settingsOfPipelines(home), home)
          .read(file.get(), job.assignments(), occasion);
    }
    if (!catalog.names().contains(job.name())) {
      throw unknown(catalog, pipelines);
    }
    if (date != null) {
      throw new EtlException(
          ErrorCode.ARGUMENT_INVALID,
          "--date is for pipelines, and '%s' is a job".formatted(job.name()),
          "put the job into a pipeline, a file in conf/pipelines");
    }
    return Pipeline.of(catalog.configure(job.name(), job.settings(home), job.assignments()));
  }

  private EtlException unknown(JobCatalog catalog, Pipelines pipelines) {
    if (job.name().endsWith(".conf")) {
      return new EtlException(
          ErrorCode.NAME_UNKNOWN, "there is no file " + job.name(), "check the path");
    }
    List<String> known =
        Stream.concat(catalog.names().stream(), pipelines.names().stream()).distinct().toList();
    return new EtlException(
        ErrorCode.NAME_UNKNOWN,
        "there is no job or pipeline '%s'%s"
            .formatted(job.name(), Suggestion.didYouMean(job.name(), known)),
        "'etl list' shows what there is");
  }
}
