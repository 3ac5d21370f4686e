package io.sparketl.jobs.inspect;

import io.sparketl.core.contract.Field;

/**
 * A column of a file.
 *
 * @param name its name, as it stands there
 * @param type of CSV the word of a {@link ValueKind}, recognized from the sample; of Parquet the
 *     type that the footer declares
 * @param unlike how many values of the sample cannot be read as that type
 */
public record ColumnReport(String name, String type, int unlike) {

  /** The name as columns are compared by it: without outer blanks and without case. */
  public String folded() {
    return Field.fold(name);
  }
}
