package io.sparketl.jobs.io.csv;

import java.util.List;

/**
 * A record of a sample.
 *
 * @param fields its fields, quotes and escapes taken out
 * @param line how many lines stand before it
 * @param end the line break that ends it; empty where the file ends instead
 * @param isBroken whether a quote in it does not close, or closes within a field
 */
public record CsvRecord(List<String> fields, int line, String end, boolean isBroken) {

  public CsvRecord {
    fields = List.copyOf(fields);
  }
}
