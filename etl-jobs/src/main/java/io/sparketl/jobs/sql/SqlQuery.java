package io.sparketl.jobs.sql;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.TextFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A query, of which the tables are sources and nothing else.
 *
 * @param text as somebody has written it
 * @param place where it stands, for messages
 */
record SqlQuery(String text, String place) {

  /** Whatever hides a semicolon, else one character. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"|`[^`]*+`|"
              + "(?<comment>--[^\\n]*+|/\\*.*?\\*/|\\s++)|.",
          Pattern.DOTALL);

  /** What Spark says behind a message: where it is, and what the standard calls it. */
  private static final Pattern TAIL =
      Pattern.compile("(?:;? ?\\(?line \\d+,? pos \\d+\\)?;?|\\s*SQLSTATE: \\w+)+\\s*$");

  private static final String PREFIX = "SELECT * FROM (\n";

  /**
   * The query of a job.
   *
   * @throws EtlException SQL_INVALID if there is nothing in it; for a file that cannot be read
   */
  static SqlQuery of(Optional<String> inline, Optional<String> file, Configuration hadoop) {
    SqlQuery query =
        new SqlQuery(
            inline.orElseGet(() -> TextFile.read(file.orElseThrow(), hadoop)),
            file.orElse("query"));
    if (query.statement().isBlank()) {
      throw new EtlException(
          ErrorCode.SQL_INVALID, query.place + " is empty", "write a query, such as SELECT");
    }
    return query;
  }

  /**
   * The rows that the query makes of tables.
   *
   * @param tables by the names that the query has for them
   * @throws EtlException SQL_INVALID with the line, if it cannot be understood
   */
  Dataset<Row> over(Map<String, Dataset<Row>> tables, SparkSession spark) {
    SourcesOnly.in(spark);
    try {
      tables.forEach((name, rows) -> rows.createOrReplaceTempView(name));
      // In parentheses there can be a query, and no statement that does anything.
      return spark.sql(PREFIX + statement() + "\n) AS result");
    } catch (Exception e) {
      if (e instanceof AnalysisException mistake) {
        throw invalid(mistake);
      }
      throw e;
    } finally {
      tables.keySet().forEach(name -> spark.catalog().dropTempView(name));
    }
  }

  /** The names of those tables without which the query cannot be understood. */
  List<String> used(Map<String, Dataset<Row>> tables, SparkSession spark) {
    List<String> used = new ArrayList<>();
    for (String name : tables.keySet()) {
      Map<String, Dataset<Row>> others = new LinkedHashMap<>(tables);
      others.remove(name);
      try {
        over(others, spark);
      } catch (EtlException e) {
        used.add(name);
      }
    }
    return used;
  }

  /** The text without the semicolon at its end, if it has one. */
  private String statement() {
    int semicolon = -1;
    Matcher tokens = TOKEN.matcher(text);
    while (tokens.find()) {
      if (tokens.group("comment") == null) {
        semicolon = tokens.group().equals(";") ? tokens.start() : -1;
      }
    }
    return semicolon < 0
        ? text
        : text.substring(0, semicolon) + " " + text.substring(semicolon + 1);
  }

  private EtlException invalid(AnalysisException mistake) {
    String problem =
        TAIL.matcher(mistake.getSimpleMessage().strip().lines().findFirst().orElse(""))
            .replaceFirst("")
            .replaceFirst("^\\[[A-Z][A-Z0-9_.]*] ", "");
    return new EtlException(
        ErrorCode.SQL_INVALID,
        "%s: %s".formatted(place + lineOf(mistake), problem),
        "mend the query: one SELECT, of which the tables are the sources; 'etl inspect' shows the"
            + " columns of files",
        mistake);
  }

  /** The line of the text, where Spark tells that of what it was given. */
  private String lineOf(AnalysisException mistake) {
    if (mistake.line().isEmpty()) {
      return "";
    }
    int line = ((Number) mistake.line().get()).intValue() - 1;
    return ":" + Math.max(1, Math.min(line, (int) text.lines().count()));
  }
}
