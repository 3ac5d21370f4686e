package io.sparketl.core.covid;

import static io.sparketl.core.contract.Field.real;
import static io.sparketl.core.contract.Field.text;
import static org.apache.spark.sql.functions.col;

import io.sparketl.core.contract.Contract;

/** The rows of a comparison that are not equal, with the figures of both sides and the verdict. */
public final class Differences {

  /** By day, and within a day from the last state to the first, as the tables compared are. */
  public static final Contract CONTRACT =
      Contract.of(
              text("date"),
              text("state"),
              real("cases_source"),
              real("cases_compare"),
              real("deaths_source"),
              real("deaths_compare"),
              text("verdict"))
          .orderedBy(
              col("date"),
              col("state").desc(),
              col("cases_source"),
              col("deaths_source"),
              col("cases_compare"),
              col("deaths_compare"));

  private Differences() {}
}
