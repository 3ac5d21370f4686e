package io.sparketl.launcher.report;

import io.sparketl.jobs.JobDescription;
import io.sparketl.jobs.JobDescription.Column;
import io.sparketl.jobs.JobDescription.Parameter;
import io.sparketl.jobs.JobDescription.Port;
import java.util.ArrayList;
import java.util.List;

/** A job's description as text. */
public final class DescriptionReport {

  private static final String INDENT = "  ";

  private DescriptionReport() {}

  /** The lines of the description of {@code job}. */
  public static List<String> lines(JobDescription job) {
    List<String> lines = new ArrayList<>();
    lines.add(job.name());
    lines.add(INDENT + job.summary());
    job.inputs().forEach(port -> add(lines, "reads", port, "the columns that the files have"));
    job.outputs().forEach(port -> add(lines, "writes", port, "the columns that the job gives"));
    lines.add("");
    lines.add("parameters, as in --set KEY=VALUE");
    List<List<String>> rows = job.parameters().stream().map(DescriptionReport::cells).toList();
    indent(lines, new TextTable(List.of("KEY", "DEFAULT", "MEANING"), rows).lines());
    return lines;
  }

  private static void add(List<String> lines, String verb, Port port, String open) {
    lines.add("");
    lines.add("%s %s: %s".formatted(verb, port.name(), port.meaning()));
    if (port.columns().isEmpty()) {
      lines.add(INDENT + open);
      return;
    }
    List<List<String>> rows = port.columns().stream().map(DescriptionReport::cells).toList();
    indent(lines, new TextTable(List.of("COLUMN", "TYPE", "UNIT", "ALSO KNOWN AS"), rows).lines());
    if (!port.rules().isEmpty()) {
      lines.add(INDENT + "rows are used that keep these rules:");
      port.rules().forEach(rule -> lines.add(INDENT + "- " + rule));
    }
  }

  private static List<String> cells(Column column) {
    return List.of(
        column.name(), column.type(), column.unit(), String.join(", ", column.aliases()));
  }

  private static List<String> cells(Parameter parameter) {
    return List.of(parameter.label(), parameter.standard(), parameter.meaning());
  }

  private static void indent(List<String> lines, List<String> table) {
    table.forEach(line -> lines.add(INDENT + line));
  }
}
