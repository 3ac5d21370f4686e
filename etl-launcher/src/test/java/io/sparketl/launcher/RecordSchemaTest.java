package io.sparketl.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.JobMain;
import io.sparketl.jobs.RunListener;
import io.sparketl.jobs.io.Fingerprint.ColumnFingerprint;
import io.sparketl.jobs.io.Preview;
import io.sparketl.jobs.io.SkippedFile;
import io.sparketl.jobs.io.ledger.Coverage;
import io.sparketl.jobs.io.ledger.RejectedRow;
import io.sparketl.jobs.io.publish.DriverProcess;
import io.sparketl.jobs.run.Attempt;
import io.sparketl.jobs.run.ErrorRecord;
import io.sparketl.jobs.run.Json;
import io.sparketl.jobs.run.RunPlan;
import io.sparketl.jobs.run.RunPlan.PlannedStep;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.jobs.run.RunRecord.StepRecord;
import io.sparketl.jobs.run.RunsFolder;
import io.sparketl.jobs.run.SinkRecord;
import io.sparketl.jobs.run.SourceRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas in {@code docs/schema} say what records are: no more, no less. */
class RecordSchemaTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path SCHEMAS = HOME.resolve("docs").resolve("schema");

  @TempDir Path folder;

  static Stream<Arguments> records() {
    return Stream.of(
        Arguments.of(RunPlan.class, "plan.json", ""),
        Arguments.of(PlannedStep.class, "plan.json", "/$defs/step"),
        Arguments.of(RunRecord.class, "run.json", ""),
        Arguments.of(StepRecord.class, "run.json", "/$defs/step"),
        Arguments.of(Attempt.class, "attempt.json", ""),
        Arguments.of(DriverProcess.class, "attempt.json", "/$defs/driver"),
        Arguments.of(SourceRecord.class, "attempt.json", "/$defs/source"),
        Arguments.of(Coverage.class, "attempt.json", "/$defs/coverage"),
        Arguments.of(RejectedRow.class, "attempt.json", "/$defs/rejected_row"),
        Arguments.of(SkippedFile.class, "attempt.json", "/$defs/skipped_file"),
        Arguments.of(SinkRecord.class, "attempt.json", "/$defs/sink"),
        Arguments.of(ColumnFingerprint.class, "attempt.json", "/$defs/column_fingerprint"),
        Arguments.of(ErrorRecord.class, "attempt.json", "/$defs/error"));
  }

  @ParameterizedTest
  @MethodSource("records")
  void everyComponentIsAPropertyWithADescription(Class<?> type, String file, String place)
      throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(Files.readString(SCHEMAS.resolve(file))).at(place);
    List<RecordComponent> components = List.of(type.getRecordComponents());

    assertThat(schema.get("properties").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(components.stream().map(RecordSchemaTest::name).toList());
    assertThat(schema.get("required"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(
            components.stream()
                .filter(one -> !one.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordSchemaTest::name)
                .toList());
    assertThat(schema.get("additionalProperties").asBoolean(true)).isFalse();
    assertThat(schema.get("properties"))
        .allSatisfy(
            property -> assertThat(property.has("description") || property.has("$ref")).isTrue());
  }

  @Test
  void theRecordsOfARunThatSucceedsFitWhileItRunsAndAfterwards() throws IOException {
    List<String> running = new ArrayList<>();
    JobMain.run(
        List.of(
            "taxi-summary",
            "--run-id",
            "good",
            "--runs",
            runs(),
            "--set",
            "yellow.path=" + HOME.resolve("data/taxi/yellow"),
            "--set",
            "green=null",
            "--set",
            "summary.path=" + folder.resolve("summary.csv")),
        whenPublished(
            () -> {
              running.add(attempt("good"));
              running.add(composed("good"));
            }));

    assertThat(running.get(0)).contains("\"running\"");
    assertThat(problems("attempt.json", running.get(0))).isEmpty();
    assertThat(running.get(1)).contains("\"running\"");
    assertThat(problems("run.json", running.get(1))).isEmpty();
    assertThat(attempt("good")).contains("\"succeeded\"", "\"rejected_rows\" : [ {");
    assertThat(problems("plan.json", Files.readString(folder.resolve("runs/good/run.json"))))
        .isEmpty();
    assertThat(problems("attempt.json", attempt("good"))).isEmpty();
    assertThat(problems("run.json", composed("good"))).isEmpty();
  }

  @Test
  void theRecordsOfARunThatFailsFit() throws IOException {
    List<String> arguments =
        List.of(
            "taxi-summary",
            "--run-id",
            "bad",
            "--runs",
            runs(),
            "--set",
            "yellow.path=" + folder.resolve("no.csv"),
            "--set",
            "green=null",
            "--set",
            "summary.path=" + folder.resolve("summary.csv"));

    assertThatThrownBy(() -> JobMain.run(arguments, RunListener.SILENT))
        .isInstanceOf(EtlException.class);

    assertThat(attempt("bad")).contains("\"failed\"", "\"INPUT_NOT_FOUND\"");
    assertThat(problems("attempt.json", attempt("bad"))).isEmpty();
    assertThat(problems("run.json", composed("bad"))).isEmpty();
  }

  @Test
  void whatIsNoRecordDoesNotFit() {
    assertThat(problems("run.json", "{}")).isNotEmpty();
    assertThat(problems("attempt.json", "{\"colour\": \"red\"}")).hasSizeGreaterThan(5);
  }

  private static String name(RecordComponent component) {
    return SnakeCaseStrategy.INSTANCE.translate(component.getName());
  }

  /** Runs {@code action} when the first output is in its place and the run goes on. */
  private static RunListener whenPublished(Runnable action) {
    return new RunListener() {
      @Override
      public void published(String output, Preview preview) {
        action.run();
      }
    };
  }

  private String runs() {
    return folder.resolve("runs").toString();
  }

  private String attempt(String run) {
    try {
      return Files.readString(folder.resolve("runs").resolve(run).resolve("taxi-summary/1.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String composed(String run) {
    return Json.write(new RunsFolder(runs(), new Configuration()).find(run));
  }

  private static Set<ValidationMessage> problems(String schema, String json) {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(SCHEMAS.resolve(schema).toUri())
        .validate(
            json,
            InputFormat.JSON,
            context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
  }
}
