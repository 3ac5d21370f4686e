package io.sparketl.jobs.pipeline;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.sparketl.core.error.Suggestion;
import io.sparketl.jobs.config.Problems;
import io.sparketl.jobs.pipeline.Step.Link;
import io.sparketl.jobs.pipeline.Wiring.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a step of somebody's own script: fills in what its arguments stand for. */
final class ScriptStepReader {

  private final Wiring wiring;
  private final Placing placing;
  private final Problems problems;
  private final List<Link> links = new ArrayList<>();

  ScriptStepReader(Wiring wiring, Placing placing, Problems problems) {
    this.wiring = wiring;
    this.placing = placing;
    this.problems = problems;
  }

  /** The step; nothing, where its script is none. */
  Optional<Step> read(StepForm form, ConfigObject object) {
    if (!form.parameters().isEmpty()) {
      problems.add(
          form.parameters().origin(), "parameters are a job's; a script has arguments instead");
    }
    Map<String, String> outputs = outputs(form);
    List<String> arguments = new ArrayList<>();
    for (ConfigValue argument : form.arguments()) {
      argument(argument, form.name(), outputs).ifPresent(arguments::add);
    }
    Map<String, Feed> feeds = new LinkedHashMap<>();
    outputs.forEach((name, path) -> feeds.put(name, Feed.of(path)));
    wiring.add(form.name(), feeds, object.origin());
    return work(form, object, arguments, outputs).map(work -> form.toStep(work, links));
  }

  private Optional<Work> work(
      StepForm form, ConfigObject object, List<String> arguments, Map<String, String> outputs) {
    try {
      return Optional.of(
          new ScriptWork(
              placing.fill(form.script().orElseThrow(), List.of()),
              form.mainClass(),
              arguments,
              outputs));
    } catch (IllegalArgumentException e) {
      problems.add(object, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Map<String, String> outputs(StepForm form) {
    Map<String, String> outputs = new LinkedHashMap<>();
    form.outputs()
        .forEach(
            (name, value) -> {
              if (value.valueType() == ConfigValueType.STRING) {
                outputs.put(name, placing.fill(value.unwrapped().toString(), List.of()));
              } else if (value instanceof ConfigObject object && object.isEmpty()) {
                outputs.put(name, placing.folder(form.name(), name));
              } else {
                problems.add(
                    value.origin(),
                    "outputs.%s is a path, or {} for a folder of this run".formatted(name));
              }
            });
    return outputs;
  }

  private Optional<String> argument(ConfigValue value, String step, Map<String, String> outputs) {
    if (value instanceof ConfigObject object && object.size() == 1) {
      ConfigValue from = object.get("from");
      if (from != null) {
        return wiring
            .wire(String.valueOf(from.unwrapped()), "arguments", step, from.origin())
            .map(this::linked);
      }
      ConfigValue to = object.get("to");
      if (to != null) {
        return ownOutput(String.valueOf(to.unwrapped()), to, outputs);
      }
    }
    if (value instanceof ConfigObject
        || value.valueType() == ConfigValueType.LIST
        || value.valueType() == ConfigValueType.NULL) {
      problems.add(
          value.origin(),
          "an argument is a text, { from = \"step.output\" } or { to = \"output\" }");
      return Optional.empty();
    }
    return Optional.of(placing.fill(value.atKey("text").getString("text"), List.of()));
  }

  private String linked(Wire wire) {
    links.add(wire.link());
    return wire.feed().path();
  }

  private Optional<String> ownOutput(String name, ConfigValue place, Map<String, String> outputs) {
    String path = outputs.get(name);
    if (path == null) {
      problems.add(
          place.origin(),
          "to: this step has no output '%s'%s"
              .formatted(name, Suggestion.didYouMean(name, outputs.keySet())));
    }
    return Optional.ofNullable(path);
  }
}
