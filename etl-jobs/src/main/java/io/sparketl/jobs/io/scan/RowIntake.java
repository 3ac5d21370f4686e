package io.sparketl.jobs.io.scan;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.ledger.RejectedRow;
import io.sparketl.jobs.io.ledger.Remark;
import io.sparketl.jobs.io.ledger.SplitCounts;
import io.sparketl.jobs.io.ledger.Verdicts;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the rows of a split, value by value. What becomes of a row is a number of {@link
 * Verdicts}; {@link #settle} does accordingly.
 */
public final class RowIntake {

  private final ScanRequest request;
  private final Batch batch;
  private final @Nullable RejectedRows rejects;
  private final Verdicts verdicts;
  private final SplitCounts counts;
  private final ScanRule[] rules;
  private final int firstRule;
  private final boolean isStrict;
  private final boolean[] isNeeded;
  private final boolean[] isStrictIn;
  private final byte[][] nullTexts;
  private final int[] notes;
  private int noted;

  /**
   * An intake for the rows of one split.
   *
   * @param batch where the rows go that are used
   * @param rejects where the others go, if they are asked for
   */
  RowIntake(ScanRequest request, Batch batch, @Nullable RejectedRows rejects) {
    this.request = request;
    this.batch = batch;
    this.rejects = rejects;
    this.verdicts = request.verdicts();
    this.counts = new SplitCounts(verdicts);
    this.firstRule = verdicts.brokenRule(0);
    this.rules = request.rules().toArray(ScanRule[]::new);
    this.isStrict = request.mode() == ScanRequest.Mode.FAIL;
    this.nullTexts = request.text().nullTexts();
    int columns = request.columns().size();
    this.notes = new int[columns + RowFault.values().length];
    this.isNeeded = new boolean[columns];
    this.isStrictIn = new boolean[columns];
    for (int i = 0; i < columns; i++) {
      isNeeded[i] = request.columns().get(i).isNeeded();
      isStrictIn[i] = request.columns().get(i).isStrict();
    }
  }

  /** What is asked for. */
  public ScanRequest request() {
    return request;
  }

  /** What can become of a row. */
  public Verdicts verdicts() {
    return verdicts;
  }

  /** What became of the rows so far. */
  public SplitCounts counts() {
    return counts;
  }

  /** Whether the rows that were taken in must be handed on before there are more. */
  public boolean isFull() {
    return (rejects == null ? batch : rejects.batch()).isFull();
  }

  /** A new row begins. */
  public void begin() {
    noted = 0;
  }

  /** Notes something of the row, to be counted if it is used. */
  public void note(int number) {
    notes[noted++] = number;
  }

  /** Counts something that is noticed beside the rows. */
  public void remark(Remark remark) {
    counts.count(verdicts.remark(remark));
  }

  /** The row has no value in a column. */
  public int missing(int column) {
    batch.vector(column).setNull(batch.rows());
    return isNeeded[column] ? verdicts.missing(column) : Verdicts.USED;
  }

  /** The row has a text in a column. Around anything but texts, blanks do not count. */
  public int text(int column, byte[] bytes, int from, int to) {
    ValueVector values = batch.vector(column);
    int start = from;
    int end = to;
    if (start < end && (isBlank(bytes[start]) || isBlank(bytes[end - 1]))) {
      while (start < end && isBlank(bytes[start])) {
        start++;
      }
      while (end > start && isBlank(bytes[end - 1])) {
        end--;
      }
      if (values.keepsBlanks() && (start < end || !isNeeded[column])) {
        start = from;
        end = to;
      }
    }
    if (start == end || isNullText(bytes, start, end)) {
      return missing(column);
    }
    return accept(column, values.read(batch.rows(), bytes, start, end));
  }

  /** The row has a whole number in a column. */
  public int number(int column, long value) {
    return accept(column, batch.vector(column).set(batch.rows(), value));
  }

  /** The row has a binary floating-point number in a column. */
  public int number(int column, double value) {
    return accept(column, batch.vector(column).set(batch.rows(), value));
  }

  /** The row has a time in a column, in microseconds since 1970. */
  public int time(int column, long micros) {
    return accept(column, batch.vector(column).setTime(batch.rows(), micros));
  }

  /** What becomes of the row by the rules, when all its values are there. */
  public int askRules() {
    int row = batch.rows();
    for (int i = 0; i < rules.length; i++) {
      ScanRule rule = rules[i];
      ValueVector values = batch.vector(rule.column());
      if (values.isNullAt(row) || !rule.keeps(values.comparable(row))) {
        return verdicts.brokenRule(i);
      }
    }
    return Verdicts.USED;
  }

  /** The row has something in a column that is no value of any type. */
  public int unreadable(int column) {
    return accept(column, Reading.UNREADABLE);
  }

  private int accept(int column, Reading reading) {
    switch (reading) {
      case EXACT -> {}
      case ROUNDED -> note(verdicts.rounded(column));
      case UNREADABLE -> {
        batch.vector(column).setNull(batch.rows());
        if (isStrictIn[column]) {
          return verdicts.unreadable(column);
        }
        note(verdicts.leftOut(column));
      }
    }
    return Verdicts.USED;
  }

  /** Ends the row: it is used, filtered or rejected, and counted. */
  public void settle(int verdict, RowPlace place) {
    counts.count(verdict);
    if (isStrict && loss(verdict) != Verdicts.USED) {
      throw refused(place.rejected(verdicts.label(loss(verdict))), remedyFor(loss(verdict)));
    }
    if (verdict == Verdicts.USED) {
      for (int i = 0; i < noted; i++) {
        counts.count(notes[i]);
      }
    } else if (verdict < firstRule) {
      reject(verdict, place);
    }
    if (rejects != null) {
      batch.clear();
    } else if (verdict == Verdicts.USED) {
      batch.add();
    } else {
      batch.drop();
    }
  }

  private void reject(int verdict, RowPlace place) {
    if (rejects != null) {
      rejects.add(place.rejected(verdicts.label(verdict)));
    } else if (counts.wantsExample()) {
      counts.keep(place.rejected(verdicts.label(verdict)).shortened());
    }
  }

  /** What of the row was not read as it stands, as a number; that of used rows for nothing. */
  private int loss(int verdict) {
    if (verdict >= firstRule || (verdict == Verdicts.USED && noted == 0)) {
      return Verdicts.USED;
    }
    return verdict == Verdicts.USED ? notes[0] : verdict;
  }

  private String remedyFor(int loss) {
    return Stream.of(RowFault.values())
        .filter(fault -> isOf(fault, loss) && !fault.remedy().isEmpty())
        .map(RowFault::remedy)
        .findFirst()
        .orElse(
            "mend the file, or read with the option mode=count and look at the rows that"
                + " mode=rejects gives");
  }

  private boolean isOf(RowFault fault, int number) {
    return number == verdicts.faulty(fault.number()) || number == verdicts.noted(fault.number());
  }

  private static EtlException refused(RejectedRow row, String remedy) {
    RejectedRow shown = row.shortened();
    return new EtlException(
        ErrorCode.ROW_UNREADABLE,
        "%s, byte %,d: %s: %s"
            .formatted(shown.file(), shown.offset(), shown.reason(), shown.text()),
        remedy);
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
}
