package io.sparketl.jobs.pipeline;

import io.sparketl.jobs.io.FileState;
import io.sparketl.jobs.pipeline.Step.Link;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * A program of somebody's own, that {@code spark-submit} or {@code spark-sql} runs.
 *
 * @param script where it is: a Python file, a jar, or a file of SQL
 * @param mainClass of a jar, the class to run
 * @param arguments what it is told; of SQL, options of {@code spark-sql}
 * @param outputs where it says that its outputs go, by name
 */
public record ScriptWork(
    String script, Optional<String> mainClass, List<String> arguments, Map<String, String> outputs)
    implements Work {

  public ScriptWork {
    arguments = List.copyOf(arguments);
    Kind kind = kindOf(script);
    if (kind == Kind.JAR && mainClass.isEmpty()) {
      throw new IllegalArgumentException("main-class: a jar needs the class to run");
    }
    if (kind != Kind.JAR && mainClass.isPresent()) {
      throw new IllegalArgumentException("main-class: only a jar has one");
    }
  }

  /** What a script is. */
  public enum Kind {
    PYTHON,
    JAR,
    SQL
  }

  /** What it is, by the end of its name. */
  public Kind kind() {
    return kindOf(script);
  }

  private static Kind kindOf(String script) {
    String name = script.toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "py" -> Kind.PYTHON;
      case "jar" -> Kind.JAR;
      case "sql" -> Kind.SQL;
      default ->
          throw new IllegalArgumentException(
              "script: '%s' is not a .py, .jar or .sql file".formatted(script));
    };
  }

  @Override
  public String label() {
    return script;
  }

  @Override
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("script", script);
    mainClass.ifPresent(name -> parameters.put("main-class", name));
    for (int i = 0; i < arguments.size(); i++) {
      parameters.put("arguments." + (i + 1), arguments.get(i));
    }
    outputs.forEach((name, path) -> parameters.put("outputs." + name, path));
    return parameters;
  }

  /** Of the script itself, and of the outputs that its arguments name. */
  @Override
  public Map<String, String> inputStates(List<Link> links, Configuration hadoop)
      throws IOException {
    Map<String, String> states = new LinkedHashMap<>();
    states.put("script", FileState.of(List.of(script), hadoop));
    for (Link link : links) {
      states.put(link.source(), FileState.ofOutput(link.path(), hadoop));
    }
    return states;
  }

  @Override
  public Map<String, String> outputStates(Configuration hadoop) throws IOException {
    Map<String, String> states = new LinkedHashMap<>();
    for (Map.Entry<String, String> output : outputs.entrySet()) {
      states.put(output.getKey(), FileState.ofOutput(output.getValue(), hadoop));
    }
    return states;
  }
}
