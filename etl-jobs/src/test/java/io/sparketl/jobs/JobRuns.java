package io.sparketl.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparketl.jobs.JobCheck.Finding;
import io.sparketl.jobs.config.Settings;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.jobs.run.SourceRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs jobs through the driver's entry point, and reads what was written down of them.
 *
 * @param folder where the records of the runs go
 * @param listener hears how they go
 */
public record JobRuns(Path folder, RunListener listener) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Runs that nobody listens to. */
  public JobRuns(Path folder) {
    this(folder, RunListener.SILENT);
  }

  /**
   * Runs a job to its end.
   *
   * @param assignments {@code key=value}, each
   * @param options beside these, such as {@code --run-id}
   */
  public RunRecord run(String job, List<String> assignments, String... options) {
    List<String> arguments = new ArrayList<>(List.of(job, "--runs", folder.toString()));
    assignments.forEach(assignment -> arguments.addAll(List.of("--set", assignment)));
    arguments.addAll(List.of(options));
    return JobMain.run(arguments, listener);
  }

  /** What a check finds before a run. */
  public static List<Finding> check(String job, List<String> assignments) {
    return new JobCheck()
        .of(JobCatalog.load().configure(job, Settings.reference(), assignments).job());
  }

  /** What became of the rows of an input that the run has read. */
  public static SourceRecord source(RunRecord record, String input) {
    SourceRecord source = record.step().sources().get(input);
    assertThat(source).as(input).isNotNull();
    return source;
  }

  /** A record of a run, or the counts that are expected of it. */
  public static JsonNode json(Path file) throws IOException {
    return JSON.readTree(file.toFile());
  }

  /** Counts by what was counted. */
  public static Map<String, Long> counts(JsonNode counts) {
    return JSON.convertValue(counts, new TypeReference<>() {});
  }
}
