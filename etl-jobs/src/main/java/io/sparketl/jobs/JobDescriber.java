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
import java.util.List;

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
   * Describes the job of that name. Rules that parameters bring are there when {@code settings} and
   * {@code assignments} set these; paths need not be set.
   *
   * @throws io.sparketl.core.error.EtlException for an unknown job or wrong settings
   */
  public JobDescription describe(String name, Settings settings, List<String> assignments) {
    String section = JobCatalog.section(name);
    Settings complete = settings;
    for (Reference.Key key : reference.keysOf(catalog.find(name), section)) {
      if (key.type() == Source.class || key.type() == Sink.class) {
        complete = complete.withDefault(section + "." + key.name() + ".path", "PATH.parquet");
      }
    }
    Ports ports = catalog.configure(name, complete, assignments).job().ports();
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
                    new Column(
                        field.name(), field.type().dataType().sql(), field.unit(), field.aliases()))
            .toList();
    return new Port(
        name,
        reference.commentOf(section + "." + name),
        columns,
        contract.rules().stream().map(Rule::name).toList());
  }

  private List<Parameter> parameters(String name) {
    String section = JobCatalog.section(name);
    List<Parameter> parameters = new ArrayList<>();
    for (Reference.Key key : reference.keysOf(catalog.find(name), section)) {
      String shared = JobCatalog.SHARED_DEFAULTS.get(key.type());
      if (shared == null) {
        parameters.add(parameter(key.name(), section + "." + key.name()));
      } else {
        for (Reference.Key inner : reference.keysOf(key.type(), shared)) {
          parameters.add(parameter(key.name() + "." + inner.name(), shared + "." + inner.name()));
        }
      }
    }
    return parameters;
  }

  private Parameter parameter(String key, String path) {
    return new Parameter(key, reference.textOf(path), reference.commentOf(path));
  }
}
