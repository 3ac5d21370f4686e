package io.sparketl.jobs.sql;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.error.Suggestion;
import io.sparketl.jobs.Job;
import io.sparketl.jobs.Settled;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.Tables;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;

/**
 * A query over any number of sources.
 *
 * @param sources the tables of the query, by name
 * @param columns by name of a source its columns, as {@link ColumnText} has them; of other sources
 *     they are inferred
 * @param query the query, if it stands here
 * @param queryFile the file that has it otherwise
 * @param result the rows of the query, in its order
 */
public record SqlJob(
    Map<String, Source> sources,
    Map<String, List<String>> columns,
    Optional<String> query,
    Optional<String> queryFile,
    Sink result)
    implements Job {

  static final String SOURCES = "sources.";
  static final String RESULT = "result";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  public SqlJob {
    sources = Collections.unmodifiableMap(new TreeMap<>(sources));
    columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    requireNames(sources);
    for (Map.Entry<String, List<String>> named : columns.entrySet()) {
      requireColumns(named.getKey(), named.getValue(), sources);
    }
    if (query.isPresent() && queryFile.isPresent()) {
      throw new IllegalArgumentException(
          "query and query-file are both set: set one of them to null");
    }
  }

  private static void requireNames(Map<String, Source> sources) {
    TreeMap<String, Source> distinct = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Map.Entry<String, Source> source : sources.entrySet()) {
      if (!NAME.matcher(source.getKey()).matches()) {
        throw new IllegalArgumentException(
            "sources: '%s' is not a name of letters, digits and _, as tables have in a query"
                .formatted(source.getKey()));
      }
      if (distinct.put(source.getKey(), source.getValue()) != null) {
        throw new IllegalArgumentException(
            "sources: '%s' is there twice; a query does not tell capital letters from others"
                .formatted(source.getKey()));
      }
    }
  }

  private static void requireColumns(
      String name, List<String> columns, Map<String, Source> sources) {
    if (!sources.containsKey(name)) {
      throw new IllegalArgumentException(
          "columns: there is no source '%s'%s"
              .formatted(name, Suggestion.didYouMean(name, sources.keySet())));
    }
    try {
      contract(columns);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("columns: %s: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static Contract contract(List<String> columns) {
    return Contract.of(columns.stream().map(ColumnText::parse).toArray(Field[]::new));
  }

  /** What is known of a source without looking at it. */
  Contract contractOf(String source) {
    return columns.containsKey(source) ? contract(columns.get(source)) : Contract.open();
  }

  @Override
  public Ports ports() {
    Ports ports = Ports.none();
    for (Map.Entry<String, Source> source : sources.entrySet()) {
      ports =
          ports.reads(SOURCES + source.getKey(), source.getValue(), contractOf(source.getKey()));
    }
    return ports.writes(RESULT, result, Contract.open());
  }

  @Override
  public Settled settle(SparkSession spark) {
    return new Settling(this, spark).settled();
  }

  @Override
  public void run(Tables tables) {
    throw new IllegalStateException("the columns of sql are settled before it runs");
  }
}
