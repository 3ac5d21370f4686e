package io.sparketl.launcher.command;

import io.sparketl.jobs.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every verb about one job understands: its name, and where its parameters come from. */
final class JobOptions {

  @Parameters(
      paramLabel = "NAME",
      description = "A job of 'etl list'.",
      completionCandidates = JobNames.class)
  private String name = "";

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "A HOCON file with settings; comes before conf/jobs.conf.")
  private @Nullable Path conf;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = {
        "A parameter of the job, as in --set max-miles=100; comes before all files.",
        "The value null takes one away. May be repeated."
      })
  private List<String> assignments = new ArrayList<>();

  String name() {
    return name;
  }

  List<String> assignments() {
    return assignments;
  }

  /** All settings but the assignments. */
  Settings settings(Path home) {
    Settings settings = standard(home);
    return conf == null ? settings : settings.withFile(conf, home);
  }

  /** The same for a pipeline, which says itself what its jobs read and write. */
  Settings settingsOfPipelines(Path home) {
    return conf == null ? Settings.reference() : Settings.reference().withFile(conf, home);
  }

  /** The settings of whom gives none: conf/jobs.conf before the defaults. */
  static Settings standard(Path home) {
    Settings settings = Settings.reference();
    Path standard = home.resolve("conf").resolve("jobs.conf");
    return Files.exists(standard) ? settings.withFile(standard, home) : settings;
  }
}
