package io.sparketl.core.covid;

import static io.sparketl.core.contract.Field.text;
import static io.sparketl.core.contract.Field.whole;

import io.sparketl.core.contract.Contract;

/**
 * What is told of a comparison, in one row: {@code source_rows = source_rows_unmatched +
 * rows_in_both}, the same of {@code compare_rows}, and {@code rows_in_both = equal_rows +
 * diff_rows}.
 */
public final class DiffReport {

  /** Column names, and their order, as the readers of the report have them. */
  public static final Contract CONTRACT =
      Contract.of(
          text("file_source"),
          text("file_compare"),
          whole("source_rows"),
          whole("compare_rows"),
          whole("source_rows_unmatched"),
          whole("compare_rows_unmatched"),
          whole("rows_in_both"),
          whole("equal_rows"),
          whole("diff_rows"));

  private DiffReport() {}
}
