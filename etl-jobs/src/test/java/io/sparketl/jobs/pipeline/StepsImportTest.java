package io.sparketl.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.jobs.JobCatalog;
import io.sparketl.jobs.config.Settings;
import io.sparketl.jobs.pipeline.Step.OnFailure;
import io.sparketl.jobs.pipeline.StepsImport.Imported;
import io.sparketl.jobs.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsImportTest {

  @TempDir Path folder;

  private static final String STEPS =
      """
      {"steps": [
        {"executor_memory": "18G", "executor_cores": "4", "description": "Reads and filters",
         "name": "step_0", "guiid": "0", "ActionOnFailure": "CANCEL_AND_WAIT",
         "script_uri": "pyspark/words.py",
         "script_args": {"auto_generate_output": "1", "output_uri": "None", "format_output": ".parquet",
           "external_input": "1", "input_dependency_from_output_step": "0", "from_step": "None",
           "input_data": "s3://reviews/books", "local_input": ""}},
        {"executor_memory": "2g", "executor_cores": "1", "description": "Draws", "colour": "blue",
         "name": "step_1", "guiid": "1", "ActionOnFailure": "CONTINUE",
         "script_uri": "pyspark/clouds.py",
         "script_args": {"auto_generate_output": "1", "output_uri": "None", "format_output": ".png",
           "external_input": "0", "input_dependency_from_output_step": "1", "from_step": "step_0",
           "input_data": "None", "local_input": "input/usa.png"}}
      ]}
      """;

  @Test
  void whatItMakesIsAPipelineThatPassesTheSameArguments() throws IOException {
    Imported imported = StepsImport.of(STEPS);
    Path file = folder.resolve("imported.conf");
    Files.writeString(file, imported.pipeline().replace("${PREFIX}", "\"bucket\""));

    Pipeline pipeline =
        new PipelineReader(JobCatalog.load(), Settings.reference(), folder)
            .read(file, List.of(), new Occasion(new RunId("r"), LocalDate.of(2026, 1, 1)));

    ScriptWork words = (ScriptWork) pipeline.step("step-0").work();
    assertThat(words.script()).isEqualTo("pyspark/words.py");
    assertThat(words.arguments())
        .containsSequence("--output_uri", "output_step_0_0.parquet")
        .containsSequence("--external_input", "1")
        .containsSequence("--input_data", "s3://reviews/books")
        .containsSequence("--name_step", "step_0", "--description", "Reads and filters")
        .endsWith("--prefix_name", "bucket");
    String made = "s3a://bucket/output/output_step_0_0.parquet";
    assertThat(words.outputs()).isEqualTo(Map.of("output", made));
    assertThat(pipeline.step("step-0").resources().options())
        .containsExactly("--executor-memory", "18g", "--executor-cores", "4");
    ScriptWork clouds = (ScriptWork) pipeline.step("step-1").work();
    assertThat(clouds.arguments())
        .containsSequence("--external_input", "1", "--input_dependency_from_output_step", "0")
        .containsSequence("--input_data", made);
    assertThat(pipeline.step("step-1").onFailure()).isEqualTo(OnFailure.CONTINUE);
  }

  @Test
  void saysWhatIsNotAsItWas() {
    assertThat(StepsImport.of(STEPS).notes())
        .anyMatch(note -> note.contains("ActionOnFailure CANCEL_AND_WAIT is now obeyed"))
        .anyMatch(note -> note.contains("step 'step_1': 'colour' is not carried over"))
        .anyMatch(note -> note.contains("step 'step_1': upload input/usa.png to input/"))
        .anyMatch(note -> note.contains("step 'step_1': its output is not declared"))
        .anyMatch(note -> note.contains("PREFIX"));
  }

  @Test
  void refusesWhatCannotBeWiredAllAtOnce() {
    String wrong =
        STEPS
            .replace("\"from_step\": \"step_0\"", "\"from_step\": \"step_9\"")
            .replace("\"executor_cores\": \"4\"", "\"executor_cores\": \"four\"");

    assertThatThrownBy(() -> StepsImport.of(wrong))
        .hasMessageContaining("step 'step_0': executor_cores is 'four', no number")
        .hasMessageContaining(
            "step 'step_1': from_step is 'step_9', and no earlier step has that name");
    assertThatThrownBy(() -> StepsImport.of("{\"steps\": [\n{]}")).hasMessageContaining("line 2: ");
    assertThatThrownBy(() -> StepsImport.of("{}")).hasMessageContaining("no list 'steps'");
  }
}
