package io.sparketl.jobs.sql;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.Settled;
import io.sparketl.jobs.config.PathList;
import io.sparketl.jobs.inspect.InferredColumns;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Finds out what only the inputs and Spark know of a query: all columns, and what is used. */
final class Settling {

  private final SqlJob job;
  private final SparkSession spark;
  private final Map<String, Contract> contracts = new LinkedHashMap<>();
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, List<String>> remarks = new LinkedHashMap<>();

  Settling(SqlJob job, SparkSession spark) {
    this.job = job;
    this.spark = spark;
  }

  /**
   * The job as it can be run.
   *
   * @throws EtlException CONFIG_INVALID without a source or a query, SQL_INVALID for a query that
   *     cannot be run, and whatever is wrong with the files
   */
  Settled settled() {
    if (job.sources().isEmpty()) {
      throw lacking("no source is set", "name one with --set sources.NAME.path=PATH");
    }
    if (job.query().isEmpty() && job.queryFile().isEmpty()) {
      throw lacking("neither query nor query-file is set", "set one of them");
    }
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    SqlQuery query = SqlQuery.of(job.query(), job.queryFile(), hadoop);
    job.queryFile().ifPresent(file -> parameters.put("query", query.text()));
    job.sources().keySet().forEach(name -> contracts.put(name, contractOf(name, hadoop)));
    Map<String, Dataset<Row>> empty = new LinkedHashMap<>();
    contracts.forEach(
        (name, contract) ->
            empty.put(name, spark.createDataFrame(new ArrayList<>(), contract.schema())));
    Contract result = ResultColumns.of(query.over(empty, spark).schema()).contract();
    remark(SqlJob.RESULT, "columns: " + String.join(", ", texts(result)));
    List<String> used = used(query, empty);
    Ports ports = ports(result.inGivenOrder());
    return new Settled(new SettledSqlJob(ports, query, used), parameters, remarks);
  }

  private List<String> used(SqlQuery query, Map<String, Dataset<Row>> sources) {
    List<String> used = query.used(sources, spark);
    if (used.isEmpty()) {
      throw new EtlException(
          ErrorCode.SQL_INVALID,
          query.place() + " uses none of the sources " + String.join(", ", sources.keySet()),
          "select from a source by its name");
    }
    sources.keySet().stream()
        .filter(name -> !used.contains(name))
        .forEach(name -> remark(SqlJob.SOURCES + name, "not used by the query, and not read"));
    return used;
  }

  private Contract contractOf(String name, Configuration hadoop) {
    Contract given = job.contractOf(name);
    return given.isOpen() ? inferred(name, hadoop) : given;
  }

  private Contract inferred(String name, Configuration hadoop) {
    String port = SqlJob.SOURCES + name;
    try {
      InferredColumns columns = InferredColumns.of(port, sourceOf(name), hadoop);
      Contract contract = Contract.of(columns.fields());
      parameters.put("columns." + name, PathList.render(texts(contract)));
      remark(port, "inferred: columns.%s = %s".formatted(name, ColumnText.listOf(texts(contract))));
      if (!columns.leftOut().isEmpty()) {
        remark(port, "left out: " + String.join(", ", columns.leftOut()));
      }
      return contract;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> texts(Contract contract) {
    return contract.fields().stream().map(ColumnText::render).toList();
  }

  private Ports ports(Contract result) {
    Ports ports = Ports.none();
    for (Map.Entry<String, Contract> source : contracts.entrySet()) {
      String name = source.getKey();
      ports = ports.reads(SqlJob.SOURCES + name, sourceOf(name), source.getValue());
    }
    return ports.writes(SqlJob.RESULT, job.result(), result);
  }

  private Source sourceOf(String name) {
    return job.ports().input(SqlJob.SOURCES + name).source();
  }

  private void remark(String port, String remark) {
    remarks.computeIfAbsent(port, name -> new ArrayList<>()).add(remark);
  }

  private static EtlException lacking(String problem, String remedy) {
    return new EtlException(ErrorCode.CONFIG_INVALID, "jobs.sql: " + problem, remedy);
  }
}
