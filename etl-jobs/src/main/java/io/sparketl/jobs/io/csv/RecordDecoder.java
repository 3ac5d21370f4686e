package io.sparketl.jobs.io.csv;

import io.sparketl.jobs.io.ledger.SplitCounts;
import io.sparketl.jobs.io.ledger.Verdicts;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Decodes the wanted fields of a record into the next row of a batch, and says what becomes of it.
 */
final class RecordDecoder {

  private final Batch batch;
  private final Dialect dialect;
  private final Verdicts verdicts;
  private final List<CsvRule> rules;
  private final int[] positions;
  private final int width;
  private final boolean[] isNeeded;
  private final byte[][] nullTexts;

  private final int[] starts;
  private final int[] ends;

  private final int[] notes;
  private int noted;

  RecordDecoder(CsvRead read, int[] positions, int width, Batch batch) {
    this.batch = batch;
    this.dialect = read.dialect();
    this.verdicts = read.verdicts();
    this.rules = read.rules();
    this.positions = positions;
    this.width = width;
    this.starts = new int[positions.length];
    this.ends = new int[positions.length];
    this.notes = new int[positions.length + RowFault.values().length];
    this.isNeeded = new boolean[positions.length];
    for (int i = 0; i < isNeeded.length; i++) {
      isNeeded[i] = read.columns().get(i).isNeeded();
    }
    Charset charset =
        Encoding.of(dialect.charset()) == Encoding.SINGLE_BYTE
            ? dialect.charset()
            : StandardCharsets.UTF_8;
    this.nullTexts =
        dialect.nullText().stream().map(text -> text.getBytes(charset)).toArray(byte[][]::new);
  }

  /** What becomes of a record that was scanned, as a number of {@link Verdicts}. */
  int decode(byte[] bytes, FieldScanner record, boolean isHeader) {
    int verdict = judgeShape(record.fields(), false, isHeader);
    if (verdict != Verdicts.USED) {
      return verdict;
    }
    for (int i = 0; i < positions.length; i++) {
      boolean isThere = positions[i] >= 0 && positions[i] < record.fields();
      starts[i] = isThere ? record.start(i) : 0;
      ends[i] = isThere ? record.end(i) : 0;
    }
    return decodeFields(bytes);
  }

  /** The same of a record that was split. */
  int decode(FieldSplitter record, boolean isHeader) {
    int verdict = judgeShape(record.fields(), record.isBroken(), isHeader);
    if (verdict != Verdicts.USED) {
      return verdict;
    }
    for (int i = 0; i < positions.length; i++) {
      boolean isThere = positions[i] >= 0 && positions[i] < record.fields();
      starts[i] = isThere ? record.start(positions[i]) : 0;
      ends[i] = isThere ? record.end(positions[i]) : 0;
    }
    return decodeFields(record.text());
  }

  private int judgeShape(int fields, boolean isBroken, boolean isHeader) {
    noted = 0;
    int verdict = isBroken ? judge(RowFault.BROKEN_QUOTE) : Verdicts.USED;
    if (verdict == Verdicts.USED && isHeader) {
      verdict = judge(RowFault.HEADER_REPEATED);
    }
    if (verdict == Verdicts.USED && fields != width) {
      verdict = judge(fields > width ? RowFault.SURPLUS_FIELDS : RowFault.MISSING_FIELDS);
    }
    return verdict;
  }

  private int judge(RowFault fault) {
    switch (dialect.treatmentOf(fault)) {
      case REJECT -> {
        return verdicts.faulty(fault.number());
      }
      case COUNT -> note(verdicts.noted(fault.number()));
      case KEEP -> {}
    }
    return Verdicts.USED;
  }

  private int decodeFields(byte[] bytes) {
    int row = batch.rows();
    for (int i = 0; i < positions.length; i++) {
      int verdict = decodeField(i, row, bytes);
      if (verdict != Verdicts.USED) {
        return verdict;
      }
    }
    for (int i = 0; i < rules.size(); i++) {
      CsvRule rule = rules.get(i);
      ValueVector values = batch.vector(rule.column());
      if (values.isNullAt(row) || !rule.keeps(values.comparable(row))) {
        return verdicts.brokenRule(i);
      }
    }
    return Verdicts.USED;
  }

  private int decodeField(int column, int row, byte[] bytes) {
    ValueVector values = batch.vector(column);
    int start = starts[column];
    int end = ends[column];
    if (!values.keepsBlanks() || isNeeded[column]) {
      int first = start;
      while (first < end && isBlank(bytes[first])) {
        first++;
      }
      int last = end;
      while (last > first && isBlank(bytes[last - 1])) {
        last--;
      }
      if (!values.keepsBlanks() || first == last) {
        start = first;
        end = last;
      }
    }
    if (start == end || isNullText(bytes, start, end)) {
      values.setNull(row);
      return isNeeded[column] ? verdicts.missing(column) : Verdicts.USED;
    }
    switch (values.read(row, bytes, start, end)) {
      case EXACT -> {}
      case ROUNDED -> note(verdicts.rounded(column));
      case UNREADABLE -> {
        values.setNull(row);
        if (isNeeded[column]) {
          return verdicts.unreadable(column);
        }
        note(verdicts.leftOut(column));
      }
    }
    return Verdicts.USED;
  }

  private static boolean isBlank(byte character) {
    return character == ' ' || character == '\t';
  }

  private boolean isNullText(byte[] bytes, int start, int end) {
    for (byte[] nullText : nullTexts) {
      if (Arrays.equals(bytes, start, end, nullText, 0, nullText.length)) {
        return true;
      }
    }
    return false;
  }

  private void note(int number) {
    notes[noted++] = number;
  }

  /** Counts what was noted of the row. */
  void count(SplitCounts counts) {
    for (int i = 0; i < noted; i++) {
      counts.count(notes[i]);
    }
  }

  /** What of the row was not read as it stands, as a number of {@link Verdicts}; 0 for nothing. */
  int loss(int verdict) {
    if (verdict >= verdicts.brokenRule(0) || (verdict == Verdicts.USED && noted == 0)) {
      return Verdicts.USED;
    }
    return verdict == Verdicts.USED ? notes[0] : verdict;
  }
}
