package io.sparketl.jobs.io.csv;

import java.nio.charset.Charset;
import java.util.List;

/**
 * A polluted file: what is known of how it is written, and what is to be read from it.
 *
 * @param name its name, as in the benchmark
 * @param pollution what is wrong with it
 * @param text what stands in it
 * @param dialect how it is written
 * @param clean the names of the columns, if the file has any, and the rows
 */
record PollutedFile(
    String name, Pollution pollution, String text, KnownDialect dialect, List<List<String>> clean) {

  byte[] bytes() {
    return text.getBytes(Charset.forName(dialect.encoding()));
  }
}
