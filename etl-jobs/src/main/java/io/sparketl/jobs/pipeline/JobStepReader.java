package io.sparketl.jobs.pipeline;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.sparketl.core.contract.Field;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Suggestion;
import io.sparketl.jobs.ConfiguredJob;
import io.sparketl.jobs.Job;
import io.sparketl.jobs.JobCatalog;
import io.sparketl.jobs.config.Names;
import io.sparketl.jobs.config.Problems;
import io.sparketl.jobs.config.Settings;
import io.sparketl.jobs.io.ContractMatch;
import io.sparketl.jobs.io.InputPort;
import io.sparketl.jobs.io.OutputPort;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.pipeline.Wiring.Wire;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a step of a job: wires its inputs, places its outputs, configures it. */
final class JobStepReader {

  private static final String FROM = "from";

  private final JobCatalog catalog;
  private final Settings settings;
  private final Wiring wiring;
  private final Placing placing;
  private final Problems problems;
  private final List<Wire> wires = new ArrayList<>();

  JobStepReader(
      JobCatalog catalog, Settings settings, Wiring wiring, Placing placing, Problems problems) {
    this.catalog = catalog;
    this.settings = settings;
    this.wiring = wiring;
    this.placing = placing;
    this.problems = problems;
  }

  /** The step; nothing, where something is wrong with its job or its parameters. */
  Optional<Step> read(StepForm form, ConfigObject object, List<String> assignments) {
    String name = form.job().orElseThrow();
    if (!catalog.names().contains(name)) {
      problems.add(
          Problems.originOf(object, "job"),
          "job: there is no job '%s'%s"
              .formatted(name, Suggestion.didYouMean(name, catalog.names())));
      return Optional.empty();
    }
    String section = "jobs." + name;
    ConfigObject parameters = wired(form.parameters(), "", form.name());
    Settings complete =
        withFolders(settings.withObject(section, parameters), catalog.find(name), section, form);
    return configured(name, complete, assignments).map(job -> step(form, object, job));
  }

  private Step step(StepForm form, ConfigObject object, ConfiguredJob job) {
    Ports ports = job.job().ports();
    ConfigOrigin origin = Problems.originOf(object, "parameters");
    Map<String, Feed> feeds = new LinkedHashMap<>();
    for (OutputPort port : ports.outputs()) {
      requireColumns(port, origin);
      feeds.put(port.name(), Feed.of(port));
    }
    wiring.add(form.name(), feeds, origin);
    ports.inputs().forEach(port -> requireFit(port, origin));
    return form.toStep(new JobWork(job), wires.stream().map(Wire::link).toList());
  }

  /** The parameters, with a path and a format for every {@code from}. */
  private ConfigObject wired(ConfigObject parameters, String path, String step) {
    ConfigObject result = parameters;
    for (Map.Entry<String, ConfigValue> entry : parameters.entrySet()) {
      if (entry.getValue() instanceof ConfigObject inner) {
        String input = path + entry.getKey();
        ConfigValue from = inner.get(FROM);
        ConfigObject replaced =
            from == null ? wired(inner, input + ".", step) : fed(inner, from, input, step);
        result = result.withValue(entry.getKey(), replaced);
      }
    }
    return result;
  }

  private ConfigObject fed(ConfigObject input, ConfigValue from, String name, String step) {
    ConfigObject rest = input.withoutKey(FROM);
    if (input.containsKey("path")) {
      problems.add(
          from.origin(), "%s has a path and a from: one of them says where".formatted(name));
    }
    Optional<Wire> wire = wiring.wire(String.valueOf(from.unwrapped()), name, step, from.origin());
    if (wire.isEmpty()) {
      // What is wrong is told; what the job would say of a missing path is not.
      return with(rest, "path", "unknown.csv", from);
    }
    wires.add(wire.get());
    Feed feed = wire.get().feed();
    ConfigObject fed = with(rest, "path", quoted(feed.path()), from);
    return feed.port().isEmpty() || rest.containsKey("format")
        ? fed
        : with(fed, "format", Names.kebab(feed.port().get().sink().format()), from);
  }

  /** A source takes commas for the ends of paths, unless they stand in quotes. */
  private static String quoted(String path) {
    return path.contains(",") ? '"' + path + '"' : path;
  }

  private static ConfigObject with(
      ConfigObject object, String key, String value, ConfigValue place) {
    return object.withValue(key, ConfigValueFactory.fromAnyRef(value).withOrigin(place.origin()));
  }

  /** Outputs that the job must have, and that have no path, get a folder of this run. */
  private Settings withFolders(
      Settings given, Class<? extends Job> job, String section, StepForm form) {
    Settings result = given;
    for (RecordComponent component : job.getRecordComponents()) {
      String output = Names.kebab(component.getName());
      String path = section + "." + output + ".path";
      if (component.getType() == Sink.class && !given.has(path)) {
        result = result.withDefault(path, placing.folder(form.name(), output));
      }
    }
    return result;
  }

  private Optional<ConfiguredJob> configured(
      String name, Settings complete, List<String> assignments) {
    try {
      ConfiguredJob job = catalog.configure(name, complete, assignments);
      List<String> dated = new ArrayList<>(assignments);
      Map<String, List<String>> columns = new HashMap<>();
      job.job()
          .ports()
          .outputs()
          .forEach(port -> columns.put(port.name() + ".path", columnsOf(port)));
      job.parameters()
          .forEach(
              (key, text) -> {
                String filled = placing.fill(text, columns.getOrDefault(key, List.of()));
                if (!filled.equals(text)) {
                  dated.add(key + "=" + filled);
                }
              });
      return Optional.of(
          dated.equals(assignments) ? job : catalog.configure(name, complete, dated));
    } catch (EtlException e) {
      problems.addAll(e);
      return Optional.empty();
    }
  }

  private void requireColumns(OutputPort port, ConfigOrigin origin) {
    List<String> columns = columnsOf(port);
    for (String column : port.sink().namingColumns()) {
      if (!port.contract().isOpen() && !columns.contains(column)) {
        problems.add(
            origin,
            "%s.path: '%s' has no column '%s' to name its files by%s; it has %s"
                .formatted(
                    port.name(),
                    port.name(),
                    column,
                    Suggestion.didYouMean(column, columns),
                    String.join(", ", columns)));
      }
    }
  }

  private void requireFit(InputPort port, ConfigOrigin origin) {
    for (Wire wire : wires) {
      if (wire.link().input().equals(port.name())) {
        wire.feed()
            .port()
            .map(fed -> ContractMatch.problems(fed.sink(), fed.contract(), port.contract()))
            .orElse(List.of())
            .forEach(
                problem ->
                    problems.add(
                        origin,
                        "%s: %s has %s".formatted(port.name(), wire.link().source(), problem)));
      }
    }
  }

  private static List<String> columnsOf(OutputPort port) {
    return port.contract().fields().stream().map(Field::name).toList();
  }
}
