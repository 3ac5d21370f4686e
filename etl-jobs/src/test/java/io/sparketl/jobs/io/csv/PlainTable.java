package io.sparketl.jobs.io.csv;

import io.sparketl.jobs.io.ledger.Remark;
import io.sparketl.jobs.io.ledger.RowCounts;
import io.sparketl.jobs.io.scan.RowFault;
import io.sparketl.jobs.io.scan.ScanColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;

/** What becomes of plain records: rows, counts and rejected rows. */
final class PlainTable {

  private final Dialect dialect;
  private final Charset stored;
  private final List<ScanColumn> columns;
  private final CsvFile file;
  private final List<String> rows = new ArrayList<>();
  private final List<String> rejects = new ArrayList<>();
  private final Map<String, Long> rejected = new HashMap<>();
  private final Map<String, Long> noticed = new HashMap<>();

  PlainTable(Dialect dialect, Charset stored, List<ScanColumn> columns, CsvFile file) {
    this.dialect = dialect;
    this.stored = stored;
    this.columns = columns;
    this.file = file;
  }

  Readings read(String text, PlainRecords plain, int rowsAt) {
    List<PlainRecords.Plain> records = plain.from(rowsAt);
    notice(Remark.COMMENT, plain.comments());
    notice(Remark.BLANK_LINE, plain.blankLines());
    for (PlainRecords.Plain record : records) {
      String line = text.substring(record.from(), record.end());
      if (line.contains("\n") || line.contains("\r")) {
        notice(Remark.LINE_BREAKS, 1);
      }
      List<String> notes = new ArrayList<>();
      List<@Nullable Object> row = new ArrayList<>();
      Optional<String> reason = fault(record, line, record.end() == text.length(), notes);
      for (int i = 0; i < columns.size() && reason.isEmpty(); i++) {
        reason = decode(columns.get(i), field(record, i), row, notes);
      }
      if (reason.isPresent()) {
        rejected.merge(reason.get(), 1L, Long::sum);
        String shown = new String(bytes(line), stored).replace('\0', '\uFFFD');
        rejects.add(record.from() + " " + reason.get() + " " + shown);
      } else {
        rows.add(row.toString());
        notes.forEach(note -> noticed.merge(note, 1L, Long::sum));
      }
    }
    RowCounts counts = new RowCounts(records.size(), rows.size(), rejected, Map.of(), noticed);
    return new Readings(rows, counts, rejects);
  }

  private void notice(Remark remark, long times) {
    if (times > 0) {
      noticed.merge(remark.label(), times, Long::sum);
    }
  }

  private Optional<String> fault(
      PlainRecords.Plain record, String line, boolean isUnended, List<String> notes) {
    int width = file.head().columns().size();
    int fields = record.fields().size();
    List<RowFault> faults = new ArrayList<>();
    if (!line.isEmpty() && line.equals(file.head().lastLine())) {
      faults.add(RowFault.HEADER_REPEATED);
    }
    if (record.isBroken()) {
      faults.add(record.isOpen() ? RowFault.OPEN_QUOTE : RowFault.BROKEN_QUOTE);
    }
    if (isUnended) {
      faults.add(RowFault.UNENDED);
    }
    if (fields != width) {
      faults.add(fields > width ? RowFault.SURPLUS_FIELDS : RowFault.MISSING_FIELDS);
    }
    for (RowFault fault : faults) {
      Irregular treatment = dialect.treatmentOf(fault);
      boolean isCut = fault == RowFault.UNENDED && fields < width;
      switch (isCut && treatment == Irregular.COUNT ? Irregular.REJECT : treatment) {
        case REJECT -> {
          return Optional.of(fault.label());
        }
        case COUNT -> notes.add(fault.label());
        case KEEP -> {}
      }
    }
    return Optional.empty();
  }

  private String field(PlainRecords.Plain record, int column) {
    int position = file.positions().get(column);
    return position >= 0 && position < record.fields().size() ? record.fields().get(position) : "";
  }

  /** Adds the value to the row, or tells why there is none where one is needed. */
  private Optional<String> decode(
      ScanColumn column, String field, List<@Nullable Object> row, List<String> notes) {
    String trimmed = field.replaceAll("^[ \t]+|[ \t]+$", "");
    boolean isText = column.type() == DataTypes.StringType;
    String text = isText && !(column.isNeeded() && trimmed.isEmpty()) ? field : trimmed;
    if (text.isEmpty() || dialect.nullText().contains(text)) {
      row.add(null);
      return column.isNeeded() ? Optional.of(column.name() + " missing") : Optional.empty();
    }
    Optional<Object> value = isText ? text(text) : number(column, text, notes);
    row.add(value.orElse(null));
    String unreadable = column.name() + " not " + column.noun();
    if (value.isEmpty() && !column.isNeeded()) {
      notes.add(unreadable);
    }
    return value.isEmpty() && column.isNeeded() ? Optional.of(unreadable) : Optional.empty();
  }

  private Optional<Object> text(String text) {
    try {
      return Optional.<Object>of(
              stored.newDecoder().decode(ByteBuffer.wrap(bytes(text))).toString())
          .filter(decoded -> text.indexOf('\0') < 0);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private Optional<Object> number(ScanColumn column, String text, List<String> notes) {
    if (column.type() == DataTypes.LongType) {
      return text.matches("[-+]?[0-9]+") && new BigInteger(text).bitLength() < Long.SIZE
          ? Optional.of(Long.parseLong(text))
          : Optional.empty();
    }
    String point = dialect.decimalComma() ? "," : ".";
    String shape = "[-+]?([0-9]+P?[0-9]*|P[0-9]+)([eE][-+]?[0-9]{1,3})?";
    if (!text.matches(shape.replace("P", "[" + point + "]"))) {
      return Optional.empty();
    }
    DecimalType type = (DecimalType) column.type();
    BigDecimal exact = new BigDecimal(text.replace(point, "."));
    BigDecimal kept = exact.setScale(type.scale(), RoundingMode.HALF_UP);
    if (kept.precision() > type.precision()) {
      return Optional.empty();
    }
    if (kept.compareTo(exact) != 0) {
      notes.add(column.name() + " rounded");
    }
    return Optional.of(kept);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * What was read of a file.
   *
   * @param rows the rows that are used, in the file's order
   * @param rejects offset, reason and text of those that are not
   */
  record Readings(List<String> rows, RowCounts counts, List<String> rejects) {}
}
