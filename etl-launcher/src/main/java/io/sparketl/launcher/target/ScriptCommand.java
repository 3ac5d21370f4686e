package io.sparketl.launcher.target;

import io.sparketl.jobs.pipeline.ScriptWork;
import io.sparketl.jobs.pipeline.Step;
import java.util.ArrayList;
import java.util.List;

/** How a script is run on this machine. */
final class ScriptCommand {

  private ScriptCommand() {}

  /** The program of a Spark distribution that runs it. */
  static String program(ScriptWork work) {
    return work.kind() == ScriptWork.Kind.SQL ? "spark-sql" : "spark-submit";
  }

  /** The program's arguments. */
  static List<String> arguments(Step step, ScriptWork work) {
    List<String> arguments =
        new ArrayList<>(List.of("--master", "local[*]", "--name", step.name()));
    // A laptop's own name often cannot be resolved, and nobody else has to reach this driver.
    for (String setting :
        List.of(
            "spark.ui.enabled=false",
            "spark.driver.host=127.0.0.1",
            "spark.driver.bindAddress=127.0.0.1")) {
      arguments.addAll(List.of("--conf", setting));
    }
    arguments.addAll(step.resources().options());
    work.mainClass().ifPresent(name -> arguments.addAll(List.of("--class", name)));
    if (work.kind() == ScriptWork.Kind.SQL) {
      arguments.add("-f");
    }
    arguments.add(work.script());
    arguments.addAll(work.arguments());
    return arguments;
  }
}
