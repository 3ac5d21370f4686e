package io.sparketl.jobs.io.csv;

import io.sparketl.jobs.io.ledger.Verdicts;
import io.sparketl.jobs.io.scan.RowFault;
import io.sparketl.jobs.io.scan.RowIntake;

/** Hands the wanted fields of a record to an intake, and says what becomes of the row. */
final class RecordDecoder {

  private final Dialect dialect;
  private final int[] positions;
  private final int width;
  private final RowIntake intake;

  /**
   * A decoder for files of one head.
   *
   * @param positions the positions of the wanted columns, -1 where there is none
   * @param width how many columns the file has
   */
  RecordDecoder(Dialect dialect, int[] positions, int width, RowIntake intake) {
    this.dialect = dialect;
    this.positions = positions;
    this.width = width;
    this.intake = intake;
  }

  /** What becomes of a record that was scanned, as a number of {@link Verdicts}. */
  int decode(byte[] bytes, FieldScanner record, boolean isHeader) {
    intake.begin();
    int verdict = judgeShape(record.fields(), isHeader, false);
    for (int i = 0; i < positions.length && verdict == Verdicts.USED; i++) {
      if (isThere(i, record.fields())) {
        int start = record.start(i);
        verdict = intake.text(i, bytes, start, record.end(i, start));
      } else {
        verdict = intake.missing(i);
      }
    }
    return verdict == Verdicts.USED ? intake.askRules() : verdict;
  }

  /** The same of a record that was split. */
  int decode(FieldSplitter record, boolean isHeader, boolean isUnended) {
    int verdict = judgeQuotes(record, isHeader);
    if (verdict == Verdicts.USED) {
      verdict = judgeShape(record.fields(), isHeader, isUnended);
    }
    for (int i = 0; i < positions.length && verdict == Verdicts.USED; i++) {
      int at = positions[i];
      verdict =
          isThere(i, record.fields())
              ? intake.text(i, record.text(), record.start(at), record.end(at))
              : intake.missing(i);
    }
    return verdict == Verdicts.USED ? intake.askRules() : verdict;
  }

  private boolean isThere(int column, int fields) {
    return positions[column] >= 0 && positions[column] < fields;
  }

  private int judgeQuotes(FieldSplitter record, boolean isHeader) {
    intake.begin();
    if (isHeader || !record.isBroken()) {
      return Verdicts.USED;
    }
    return judge(record.isOpen() ? RowFault.OPEN_QUOTE : RowFault.BROKEN_QUOTE);
  }

  private int judgeShape(int fields, boolean isHeader, boolean isUnended) {
    int verdict = isHeader ? judge(RowFault.HEADER_REPEATED) : Verdicts.USED;
    if (verdict == Verdicts.USED && isUnended) {
      verdict = judgeUnended(fields);
    }
    if (verdict == Verdicts.USED && fields != width) {
      verdict = judge(fields > width ? RowFault.SURPLUS_FIELDS : RowFault.MISSING_FIELDS);
    }
    return verdict;
  }

  /** One that lacks fields was cut, and then its last field is not what it was. */
  private int judgeUnended(int fields) {
    Irregular treatment = dialect.unendedLine();
    boolean isCut = fields < width && treatment != Irregular.KEEP;
    return judge(RowFault.UNENDED, isCut ? Irregular.REJECT : treatment);
  }

  private int judge(RowFault fault) {
    return judge(fault, dialect.treatmentOf(fault));
  }

  private int judge(RowFault fault, Irregular treatment) {
    switch (treatment) {
      case REJECT -> {
        return intake.verdicts().faulty(fault.number());
      }
      case COUNT -> intake.note(intake.verdicts().noted(fault.number()));
      case KEEP -> {}
    }
    return Verdicts.USED;
  }
}
