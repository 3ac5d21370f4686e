package io.sparketl.jobs.io.scan;

import io.sparketl.jobs.io.ledger.RejectedRow;
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
            new ScanRequest(
                "rejected rows",
                List.of(
                    new ScanColumn("file", DataTypes.StringType, 0, true),
                    new ScanColumn("offset", DataTypes.LongType, 0, true),
                    new ScanColumn("reason", DataTypes.StringType, 0, true),
                    new ScanColumn("text", DataTypes.StringType, 0, true)),
                List.of(),
                List.of(),
                TextForm.STANDARD,
                ZoneOffset.UTC,
                ScanRequest.Mode.COUNT,
                null),
            shown);
  }

  Batch batch() {
    return batch;
  }

  void add(RejectedRow row) {
    set(0, row.file());
    set(1, Long.toString(row.offset()));
    set(2, row.reason());
    // NUL is no text to a vector of texts, and a rejected row may hold one.
    set(3, row.text().replace('\0', '\uFFFD'));
    batch.add();
  }

  private void set(int column, String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    batch.vector(column).read(batch.rows(), text, 0, text.length);
  }
}
