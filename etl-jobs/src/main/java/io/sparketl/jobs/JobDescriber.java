package io.sparketl.jobs;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Rule;
import io.sparketl.jobs.JobDescription.Column;
import io.sparketl.jobs.JobDescription.Parameter;
import io.sparketl.jobs.JobDescription.Port;
import io.sparketl.jobs.config.Reference;
import io.sparketl.jobs.config.Settings;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Describes jobs from what is there anyway: their ports and the comments of {@code reference.conf}.
 */
public final class JobDescriber {

  private final JobCatalog catalog;
  private final Reference reference = Settings.reference().asReference();

  /** A describer of the jobs of {@code catalog}. */
  public JobDescriber(JobCatalog catalog) {
    this.catalog = catalog;
  }

  /** What the job of that name does, in a sentence. */
  public String summary(String name) {
    catalog.find(name);
    return reference.commentOf(JobCatalog.section(name));
  }

  /**
   * The ports of the job of that name. Rules that parameters bring are there when {@code settings}
   * and {@code assignments} set these; paths need not be set.
   *
   * @throws io.sparketl.core.error.EtlException for an unknown job or wrong settings
   */
  public Ports ports(String name, Settings settings, List<String> assignments) {
    String section = JobCatalog.section(name);
    Settings complete = settings;
    for (Reference.Key key : reference.keysOf(catalog.find(name), section)) {
      boolean isOne = key.label().equals(key.name());
      if (isOne && (key.type() == Source.class || key.type() == Sink.class)) {
        complete = complete.withDefault(section + "." + key.name() + ".path", "PATH.parquet");
      }
    }
    return catalog.configure(name, complete, assignments).job().ports();
  }

  /**
   * Describes the job of that name, its ports as {@link #ports} has them.
   *
   * @throws io.sparketl.core.error.EtlException for an unknown job or wrong settings
   */
  public JobDescription describe(String name, Settings settings, List<String> assignments) {
    String section = JobCatalog.section(name);
    Ports ports = ports(name, settings, assignments);
    return new JobDescription(
        name,
        summary(name),
        ports.inputs().stream().map(port -> port(section, port.name(), port.contract())).toList(),
        ports.outputs().stream().map(port -> port(section, port.name(), port.contract())).toList(),
        parameters(name));
  }

  private Port port(String section, String name, Contract contract) {
    List<Column> columns =
        contract.fields().stream()
            .map(
                field ->
                    new Column(field.name(), field.type().sql(), field.unit(), field.aliases()))
            .toList();
    return new Port(
        name,
        meaningOf(section, name),
        columns,
        contract.rules().stream().map(Rule::name).toList());
  }

  /**
   * Of what has a name that somebody has chosen, such as {@code sources.trips}, of all of these.
   */
  private String meaningOf(String section, String port) {
    return port.endsWith(".rejects")
        ? reference.commentOf("sources.rejects")
        : reference.commentOf(section + "." + port.replaceFirst("\\..*", ""));
  }

  private List<Parameter> parameters(String name) {
    String section = JobCatalog.section(name);
    Map<String, List<String>> portsByDefaults = new LinkedHashMap<>();
    List<Parameter> own = new ArrayList<>();
    for (Reference.Key key : reference.keysOf(catalog.find(name), section)) {
      String shared = JobCatalog.SHARED_DEFAULTS.get(key.type());
      if (shared == null) {
        own.addAll(own(key, "", section));
      } else {
        portsByDefaults.computeIfAbsent(shared, path -> new ArrayList<>()).add(key.label());
      }
    }
    List<Parameter> parameters = new ArrayList<>();
    portsByDefaults.forEach(
        (shared, ports) -> addShared(parameters, ports, "", typeOf(shared), shared));
    parameters.addAll(own);
    return parameters;
  }

  /**
   * A record of settings that only this job has stands, with all its keys, in the job's section.
   */
  private List<Parameter> own(Reference.Key key, String prefix, String section) {
    String name = prefix + key.name();
    if (!key.type().isRecord()) {
      return List.of(parameter(List.of(prefix + key.label()), section + "." + name));
    }
    return reference.keysOf(key.type(), section + "." + name).stream()
        .flatMap(inner -> own(inner, name + ".", section).stream())
        .toList();
  }

  private static Class<?> typeOf(String shared) {
    return JobCatalog.SHARED_DEFAULTS.entrySet().stream()
        .filter(entry -> entry.getValue().equals(shared))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private void addShared(
      List<Parameter> parameters,
      List<String> ports,
      String prefix,
      Class<?> type,
      String section) {
    for (Reference.Key key : reference.keysOf(type, section)) {
      String path = section + "." + key.name();
      String shared = JobCatalog.SHARED_DEFAULTS.get(key.type());
      if (shared == null || reference.textOf(path).equals("null")) {
        List<String> keys = ports.stream().map(port -> port + "." + prefix + key.name()).toList();
        parameters.add(parameter(keys, path));
      } else {
        addShared(parameters, ports, prefix + key.name() + ".", key.type(), shared);
      }
    }
  }

  private Parameter parameter(List<String> keys, String path) {
    return new Parameter(keys, reference.textOf(path), reference.commentOf(path));
  }
}
