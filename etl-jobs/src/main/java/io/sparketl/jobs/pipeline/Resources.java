package io.sparketl.jobs.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a step gets on a cluster.
 *
 * @param driverMemory of the driver, as in {@code 4g}
 * @param driverCores of the driver
 * @param executorMemory of each executor
 * @param executorCores of each executor
 * @param executors how many executors
 * @param conf further settings of Spark, as in {@code spark.sql.shuffle.partitions=100}
 * @param jars further jars for driver and executors
 */
public record Resources(
    Optional<String> driverMemory,
    Optional<Integer> driverCores,
    Optional<String> executorMemory,
    Optional<Integer> executorCores,
    Optional<Integer> executors,
    List<String> conf,
    List<String> jars) {

  /** Whatever the cluster gives. */
  public static final Resources NONE =
      new Resources(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of());

  public Resources {
    conf = List.copyOf(conf);
    jars = List.copyOf(jars);
    List<String> problems = new ArrayList<>();
    addSize(problems, "driver-memory", driverMemory);
    addCount(problems, "driver-cores", driverCores);
    addSize(problems, "executor-memory", executorMemory);
    addCount(problems, "executor-cores", executorCores);
    addCount(problems, "executors", executors);
    for (String setting : conf) {
      if (!setting.matches("(?s)spark\\.[^=\\s]+=.*")) {
        problems.add("conf: '%s' is not of the form spark.KEY=VALUE".formatted(setting));
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  private static void addSize(List<String> problems, String key, Optional<String> size) {
    if (size.isPresent() && !size.get().matches("[1-9][0-9]*[kmgtKMGT][bB]?")) {
      problems.add("%s: '%s' is not a size such as 512m or 4g".formatted(key, size.get()));
    }
  }

  private static void addCount(List<String> problems, String key, Optional<Integer> number) {
    if (number.isPresent() && number.get() < 1) {
      problems.add("%s is at least 1, not %d".formatted(key, number.get()));
    }
  }

  /** The same as options of {@code spark-submit}. */
  public List<String> options() {
    List<String> options = new ArrayList<>();
    add(options, "--driver-memory", driverMemory);
    add(options, "--driver-cores", driverCores);
    add(options, "--executor-memory", executorMemory);
    add(options, "--executor-cores", executorCores);
    add(options, "--num-executors", executors);
    conf.forEach(setting -> options.addAll(List.of("--conf", setting)));
    if (!jars.isEmpty()) {
      options.addAll(List.of("--jars", String.join(",", jars)));
    }
    return options;
  }

  private static void add(List<String> options, String name, Optional<?> value) {
    value.ifPresent(one -> options.addAll(List.of(name, one.toString())));
  }
}
