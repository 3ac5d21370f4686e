package io.sparketl.jobs.pipeline;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Suggestion;
import io.sparketl.jobs.JobCatalog;
import io.sparketl.jobs.config.Binder;
import io.sparketl.jobs.config.Problems;
import io.sparketl.jobs.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes pipelines of files of HOCON. Everything that is wrong with one is told at once. */
public final class PipelineReader {

  private static final Map<Class<?>, String> DEFAULTS =
      Map.of(
          PipelineForm.class, "pipeline",
          StepForm.class, "pipeline-step",
          Resources.class, "pipeline-step.resources");

  private static final List<String> TERMS =
      List.of("resources", "on-failure", "no-data", "retries", "time-limit");

  private final JobCatalog catalog;
  private final Settings settings;
  private final Path home;

  /**
   * A reader of pipelines.
   *
   * @param catalog the jobs there are
   * @param settings what the jobs' parameters are where a pipeline does not say it
   * @param home what {@code ${etl.home}} stands for
   */
  public PipelineReader(JobCatalog catalog, Settings settings, Path home) {
    this.catalog = catalog;
    this.settings = settings;
    this.home = home;
  }

  /**
   * Reads a pipeline; its name is that of the file.
   *
   * @param assignments {@code STEP.KEY=VALUE}, with the parameters of a step that is a job, or
   *     {@code output-root=PATH}; where there is one step, its name may be left out
   * @param occasion what paths are made of
   * @throws EtlException CONFIG_INVALID with everything that is wrong, ARGUMENT_INVALID for an
   *     assignment to no step
   */
  public Pipeline read(Path file, List<String> assignments, Occasion occasion) {
    String name = file.getFileName().toString().replaceFirst("\\.conf$", "");
    Problems problems = new Problems(name);
    ConfigObject object = Settings.read(file, home);
    List<String> names = namesOf(object);
    Map<String, List<String>> assigned = new HashMap<>();
    for (String assignment : assignments) {
      String step = stepOf(assignment, names);
      if (step.isEmpty()) {
        object = withOutputRoot(object, assignment);
      } else {
        assigned
            .computeIfAbsent(step, one -> new ArrayList<>())
            .add(assignment.startsWith(step + ".") ? after(assignment, step) : assignment);
      }
    }
    Optional<PipelineForm> form =
        Binder.bindObject(PipelineForm.class, object, "", settings, DEFAULTS, problems);
    List<Step> steps =
        form.map(one -> steps(one, name, assigned, occasion, problems)).orElse(List.of());
    problems.throwIfAny(
        "mend the places named; docs/pipelines.md and 'etl describe JOB' tell every key");
    return new Pipeline(name, form.orElseThrow().description(), steps);
  }

  private List<Step> steps(
      PipelineForm form,
      String name,
      Map<String, List<String>> assigned,
      Occasion occasion,
      Problems problems) {
    List<ConfigObject> objects = objectsIn(form.steps(), problems);
    List<String> names = objects.stream().map(PipelineReader::nameOf).toList();
    refuseTwins(objects, problems);
    Map<String, Set<String>> readsFrom = new HashMap<>();
    objects.forEach(one -> readsFrom.put(nameOf(one), readBy(one)));
    Wiring wiring = new Wiring(names, readsFrom, problems);
    Placing placing = new Placing(occasion, form.outputRoot(), name);
    List<Step> steps = new ArrayList<>();
    for (ConfigObject object : objects) {
      formOf(object, problems)
          .flatMap(
              step ->
                  step.job().isPresent()
                      ? new JobStepReader(catalog, settings, wiring, placing, problems)
                          .read(step, object, assigned.getOrDefault(step.name(), List.of()))
                      : new ScriptStepReader(wiring, placing, problems).read(step, object))
          .ifPresent(steps::add);
    }
    return steps;
  }

  /** Where only the terms are wrong, the job is looked at all the same. */
  private Optional<StepForm> formOf(ConfigObject object, Problems problems) {
    Optional<StepForm> form =
        Binder.bindObject(StepForm.class, object, "", settings, DEFAULTS, problems);
    if (form.isPresent()) {
      return form;
    }
    ConfigObject work = object;
    for (String term : TERMS) {
      work = work.withoutKey(term);
    }
    Problems told = new Problems("told above");
    return Binder.bindObject(StepForm.class, work, "", settings, DEFAULTS, told);
  }

  private static List<ConfigObject> objectsIn(ConfigList list, Problems problems) {
    List<ConfigObject> objects = new ArrayList<>();
    for (ConfigValue value : list) {
      if (value instanceof ConfigObject object) {
        objects.add(object);
      } else {
        problems.add(value.origin(), "a step has keys of its own, such as name and job");
      }
    }
    return objects;
  }

  private static void refuseTwins(List<ConfigObject> steps, Problems problems) {
    Set<String> seen = new LinkedHashSet<>();
    for (ConfigObject step : steps) {
      if (!nameOf(step).isEmpty() && !seen.add(nameOf(step))) {
        problems.add(step.origin(), "name: two steps are named '%s'".formatted(nameOf(step)));
      }
    }
  }

  private static List<String> namesOf(ConfigObject pipeline) {
    return pipeline.get("steps") instanceof ConfigList steps
        ? steps.stream()
            .filter(ConfigObject.class::isInstance)
            .map(step -> nameOf((ConfigObject) step))
            .toList()
        : List.of();
  }

  private static String nameOf(ConfigObject step) {
    ConfigValue name = step.get("name");
    return name != null && name.valueType() == ConfigValueType.STRING
        ? name.unwrapped().toString()
        : "";
  }

  /** The steps that are named anywhere below as {@code from = "step.output"}. */
  private static Set<String> readBy(ConfigValue value) {
    Set<String> steps = new LinkedHashSet<>();
    if (value instanceof ConfigObject object) {
      object.forEach(
          (key, inner) -> {
            if (key.equals("from") && inner.valueType() == ConfigValueType.STRING) {
              steps.add(inner.unwrapped().toString().split("\\.", 2)[0]);
            }
            steps.addAll(readBy(inner));
          });
    } else if (value instanceof ConfigList list) {
      list.forEach(inner -> steps.addAll(readBy(inner)));
    }
    return steps;
  }

  /** The step that an assignment is for; empty where it is for the pipeline. */
  private static String stepOf(String assignment, List<String> names) {
    String key = assignment.split("=", 2)[0].strip();
    String first = key.split("\\.", 2)[0];
    if (names.contains(first) && key.contains(".")) {
      return first;
    }
    if (key.equals("output-root")) {
      return "";
    }
    if (names.size() == 1) {
      return names.get(0);
    }
    throw new EtlException(
        ErrorCode.ARGUMENT_INVALID,
        "--set %s: '%s' is no step of the pipeline%s"
            .formatted(assignment, first, Suggestion.didYouMean(first, names)),
        "write --set STEP.KEY=VALUE, with one of %s; --job runs a job of that name instead"
            .formatted(String.join(", ", names)));
  }

  private static String after(String assignment, String step) {
    return assignment.substring(step.length() + 1);
  }

  private static ConfigObject withOutputRoot(ConfigObject object, String assignment) {
    String value = assignment.substring(assignment.indexOf('=') + 1);
    return object.withValue(
        "output-root", ConfigValueFactory.fromAnyRef(value, "--set output-root"));
  }
}
