package io.sparketl.jobs.io.csv;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The table of the rows that were rejected: {@code file}, the byte {@code offset} at which the row
 * begins, the {@code reason}, and its {@code text}, whole.
 */
public final class RejectedRows {

  /** The columns. */
  public static final StructType SCHEMA =
      new StructType()
          .add("file", DataTypes.StringType, false)
          .add("offset", DataTypes.LongType, false)
          .add("reason", DataTypes.StringType, false)
          .add("text", DataTypes.StringType, false);

  private final Batch batch;

  RejectedRows(StructType shown) {
    this.batch =
        Batch.of(
            new CsvRead(
                "rejected rows",
                List.of(
                    new CsvColumn("file", DataTypes.StringType, 0, true),
                    new CsvColumn("offset", DataTypes.LongType, 0, true),
                    new CsvColumn("reason", DataTypes.StringType, 0, true),
                    new CsvColumn("text", DataTypes.StringType, 0, true)),
                List.of(),
                List.of(),
                Dialect.STANDARD,
                ZoneOffset.UTC,
                CsvRead.Mode.COUNT,
                null),
            shown);
  }

  Batch batch() {
    return batch;
  }

  void add(String file, long offset, String reason, String text) {
    set(0, file);
    set(1, Long.toString(offset));
    set(2, reason);
    // NUL is no text to a vector of texts, and a rejected row may hold one.
    set(3, text.replace('\0', '\uFFFD'));
    batch.add();
  }

  private void set(int column, String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    batch.vector(column).read(batch.rows(), text, 0, text.length);
  }
}
