package io.sparketl.jobs.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.typesafe.config.ConfigUtil;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a pipeline of a {@code steps.json}, in which steps are Python scripts that are told with
 * {@code --input_data} and {@code --output_uri} what they read and write in a bucket of their own.
 */
public final class StepsImport {

  private static final Set<String> KNOWN =
      Set.of(
          "name",
          "guiid",
          "description",
          "executor_memory",
          "executor_cores",
          "ActionOnFailure",
          "script_uri",
          "script_args");

  private static final Set<String> KNOWN_ARGUMENTS =
      Set.of(
          "auto_generate_output",
          "output_uri",
          "format_output",
          "external_input",
          "input_dependency_from_output_step",
          "from_step",
          "input_data",
          "local_input");

  private final List<String> lines = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /** The file that each step makes in the bucket, by the step's name in the old file. */
  private final Map<String, String> files = new LinkedHashMap<>();

  private StepsImport() {}

  /**
   * What an import gives.
   *
   * @param pipeline the pipeline, as the text of its file
   * @param notes what is not as it was, for people
   */
  public record Imported(String pipeline, List<String> notes) {}

  /**
   * Imports a file.
   *
   * @param json its text
   * @throws EtlException CONFIG_INVALID with all that is wrong with it
   */
  public static Imported of(String json) {
    StepsImport steps = new StepsImport();
    steps.read(parsed(json));
    if (!steps.problems.isEmpty()) {
      throw invalid(String.join("\n", steps.problems), null);
    }
    return new Imported(String.join("\n", steps.lines) + "\n", List.copyOf(steps.notes));
  }

  private static JsonNode parsed(String json) {
    try {
      return JsonMapper.builder().build().readTree(json);
    } catch (JsonProcessingException e) {
      throw invalid(
          "line %d: %s".formatted(e.getLocation().getLineNr(), e.getOriginalMessage()), e);
    }
  }

  private static EtlException invalid(String problem, @Nullable Throwable cause) {
    return new EtlException(
        ErrorCode.CONFIG_INVALID, problem, "mend the file, and import it again", cause);
  }

  private void read(JsonNode file) {
    JsonNode steps = file.path("steps");
    if (!steps.isArray() || steps.isEmpty()) {
      problems.add("there is no list 'steps' in it");
      return;
    }
    lines.add(
        "# Made by 'etl import-steps'. The scripts put a bucket before what they read and write: the");
    lines.add("# environment variable PREFIX has its name.");
    lines.add("description = \"Imported from a steps.json.\"");
    lines.add("steps = [");
    steps.forEach(this::step);
    lines.add("]");
    notes.add(
        "set the environment variable PREFIX to the name of the bucket, and upload there what the scripts read");
  }

  private void step(JsonNode step) {
    String name = text(step, "name").orElse("");
    String place = "step '%s'".formatted(name);
    if (name.isEmpty() || files.containsKey(name)) {
      problems.add(name.isEmpty() ? "a step has no name" : place + " is there twice");
    }
    noteUnknown(step, KNOWN, place);
    noteUnknown(step.path("script_args"), KNOWN_ARGUMENTS, place);
    lines.add("  {");
    text(step, "description").ifPresent(words -> lines.add("    # " + words.replace("\n", " ")));
    lines.add("    name = " + nameOf(name));
    lines.add("    script = " + quoted(script(step, place)));
    arguments(step, name, place);
    resources(step, place);
    onFailure(step, place);
    lines.add("  }");
  }

  private String script(JsonNode step, String place) {
    Optional<String> script = text(step, "script_uri");
    if (script.isEmpty()) {
      problems.add(place + " has no script_uri");
    }
    return script.orElse("");
  }

  private void noteUnknown(JsonNode object, Set<String> known, String place) {
    object
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                notes.add("%s: '%s' is not carried over".formatted(place, key));
              }
            });
  }

  private void arguments(JsonNode step, String name, String place) {
    JsonNode given = step.path("script_args");
    Optional<String> output = output(step, name, given);
    Optional<String> from = from(given, place);
    files.put(name, output.orElse(""));
    List<String> arguments = new ArrayList<>();
    add(arguments, "--auto_generate_output", text(given, "auto_generate_output"));
    add(arguments, "--output_uri", output);
    add(arguments, "--format_output", text(given, "format_output"));
    // With --external_input the scripts take --input_data as it is, so that it can be any path.
    boolean isPath = from.isPresent() || isSet(given, "external_input");
    add(arguments, "--external_input", Optional.of(isPath ? "1" : "0"));
    add(arguments, "--input_dependency_from_output_step", Optional.of("0"));
    add(arguments, "--from_step", Optional.empty());
    arguments.add(quoted("--input_data"));
    arguments.add(
        from.map(one -> "{ from = %s }".formatted(quoted(nameOf(one) + ".output")))
            .orElseGet(() -> quoted(text(given, "input_data").orElse("None"))));
    add(arguments, "--name_step", Optional.of(name));
    add(arguments, "--description", text(step, "description"));
    arguments.add(quoted("--prefix_name"));
    arguments.add("${PREFIX}");
    lines.add("    arguments = [%s]".formatted(String.join(", ", arguments)));
    output.ifPresent(
        file ->
            lines.add("    outputs.output = \"s3a://\"${PREFIX}\"/output/%s\"".formatted(file)));
    text(given, "local_input")
        .filter(file -> !file.isEmpty())
        .ifPresent(
            file -> notes.add("%s: upload %s to input/ of the bucket".formatted(place, file)));
  }

  private Optional<String> output(JsonNode step, String name, JsonNode given) {
    String format = text(given, "format_output").orElse("");
    if (format.equals(".png")) {
      notes.add(
          "step '%s': its output is not declared; the old word-cloud script wrote others than it said"
              .formatted(name));
      return Optional.empty();
    }
    return isSet(given, "auto_generate_output")
        ? Optional.of("output_%s_%s%s".formatted(name, text(step, "guiid").orElse(""), format))
        : text(given, "output_uri");
  }

  private Optional<String> from(JsonNode given, String place) {
    if (!isSet(given, "input_dependency_from_output_step")) {
      return Optional.empty();
    }
    String from = text(given, "from_step").orElse("");
    if (!files.containsKey(from)) {
      problems.add(
          "%s: from_step is '%s', and no earlier step has that name".formatted(place, from));
      return Optional.empty();
    }
    if (files.getOrDefault(from, "").isEmpty()) {
      problems.add("%s: from_step is '%s', which has no output".formatted(place, from));
    }
    return Optional.of(from);
  }

  private void resources(JsonNode step, String place) {
    text(step, "executor_memory")
        .ifPresent(
            size -> lines.add("    resources.executor-memory = " + size.toLowerCase(Locale.ROOT)));
    text(step, "executor_cores")
        .ifPresent(cores -> lines.add("    resources.executor-cores = " + cores));
    text(step, "executor_cores")
        .filter(cores -> !cores.matches("[1-9][0-9]*"))
        .ifPresent(
            cores -> problems.add("%s: executor_cores is '%s', no number".formatted(place, cores)));
  }

  private void onFailure(JsonNode step, String place) {
    Optional<String> action = text(step, "ActionOnFailure");
    boolean goesOn = action.isPresent() && action.get().equals("CONTINUE");
    lines.add("    on-failure = " + (goesOn ? "continue" : "stop"));
    if (!goesOn && action.isPresent()) {
      notes.add(
          "%s: ActionOnFailure %s is now obeyed: later steps do not run when it fails"
              .formatted(place, action.get()));
    }
  }

  private static void add(List<String> arguments, String option, Optional<String> value) {
    arguments.add(quoted(option));
    arguments.add(quoted(value.orElse("None")));
  }

  /** All values are texts in that file, and {@code None} is nothing. */
  private static Optional<String> text(JsonNode object, String key) {
    String text = object.path(key).asText("").strip();
    return text.isEmpty() || text.equals("None") ? Optional.empty() : Optional.of(text);
  }

  private static boolean isSet(JsonNode object, String key) {
    return text(object, key).filter(value -> !value.equals("0")).isPresent();
  }

  private static String nameOf(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String bare = plain.replaceAll("^-|-$", "");
    return bare.matches("[a-z].*") ? bare : "step-" + bare;
  }

  private static String quoted(String text) {
    return ConfigUtil.quoteString(text);
  }
}
