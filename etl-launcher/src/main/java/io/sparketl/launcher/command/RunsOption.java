package io.sparketl.launcher.command;

import io.sparketl.jobs.RunListener;
import io.sparketl.jobs.io.StorageSettings;
import io.sparketl.jobs.pipeline.Pipeline;
import io.sparketl.jobs.run.RunFolder;
import io.sparketl.jobs.run.RunId;
import io.sparketl.jobs.run.RunsFolder;
import io.sparketl.launcher.target.LocalSteps;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the records of runs are. */
final class RunsOption {

  private static final String DEFAULT = "runs";

  @Option(
      names = "--runs",
      paramLabel = "FOLDER",
      defaultValue = DEFAULT,
      description = "The folder with the records of runs, local or not: ${DEFAULT-VALUE}.")
  private String folder = DEFAULT;

  String folder() {
    return folder;
  }

  RunsFolder all() {
    return new RunsFolder(folder, StorageSettings.ofThisJvm());
  }

  RunFolder run(RunId id) {
    return all().run(id);
  }

  /** The steps of a run, on this machine. */
  LocalSteps steps(Pipeline pipeline, RunId id, RunListener listener) {
    return new LocalSteps(pipeline, id, folder, run(id), log(id), listener);
  }

  /** The log of a run that was made here; it is on this machine, wherever the record is. */
  Path log(RunId id) {
    Path local = folder.contains(":") ? Path.of(DEFAULT) : Path.of(folder);
    return local.resolve(id.text()).resolve("spark.log");
  }
}
