package io.sparketl.jobs.sql;

import io.sparketl.jobs.Job;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Tables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A query over sources of which all columns are known.
 *
 * @param ports the sources and the result
 * @param query the query
 * @param used the sources that it uses, one at least; no other is read
 */
record SettledSqlJob(Ports ports, SqlQuery query, List<String> used) implements Job {

  @Override
  public void run(Tables tables) {
    Map<String, Dataset<Row>> sources = new LinkedHashMap<>();
    used.forEach(name -> sources.put(name, tables.read(SqlJob.SOURCES + name)));
    SparkSession spark = sources.values().iterator().next().sparkSession();
    Dataset<Row> rows = query.over(sources, spark);
    tables.write(SqlJob.RESULT, ResultColumns.of(rows.schema()).apply(rows));
  }
}
