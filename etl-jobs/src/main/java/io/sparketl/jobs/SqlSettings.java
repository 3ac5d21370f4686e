package io.sparketl.jobs;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of Spark SQL on which results depend. They are the same everywhere, whatever a
 * cluster's defaults say; master, memory and cores are none of our business.
 */
final class SqlSettings {

  private SqlSettings() {}

  /** The settings, by key. Documented with their reasons in {@code docs/architecture.md}. */
  static Map<String, String> all() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.sql.ansi.enabled", "true");
    settings.put("spark.sql.storeAssignmentPolicy", "ANSI");
    settings.put("spark.sql.session.timeZone", "UTC");
    settings.put("spark.sql.caseSensitive", "false");
    settings.put("spark.sql.decimalOperations.allowPrecisionLoss", "true");
    settings.put("spark.sql.legacy.timeParserPolicy", "CORRECTED");
    settings.put("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED");
    settings.put("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED");
    settings.put("spark.sql.parquet.int96RebaseModeInRead", "CORRECTED");
    settings.put("spark.sql.parquet.inferTimestampNTZ.enabled", "true");
    settings.put("spark.sql.files.ignoreCorruptFiles", "false");
    settings.put("spark.sql.files.ignoreMissingFiles", "false");
    return settings;
  }
}
