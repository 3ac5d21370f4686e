package io.sparketl.jobs.io.scan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;

/** Exact numbers of more than 18 digits. */
final class WideDecimalVector extends ValueVector {

  private final int mostDigits;
  private final int scale;
  private final byte point;
  private final @Nullable Decimal[] values;

  WideDecimalVector(DecimalType type, byte point, int rows) {
    super(type, rows);
    this.mostDigits = type.precision();
    this.scale = type.scale();
    this.point = point;
    this.values = new Decimal[rows];
  }

  @Override
  Reading read(int row, byte[] text, int from, int to) {
    BigDecimal exact = NumberText.exact(text, from, to, point);
    if (exact == null) {
      return Reading.UNREADABLE;
    }
    BigDecimal kept = exact.setScale(scale, RoundingMode.HALF_UP);
    if (kept.precision() > mostDigits) {
      return Reading.UNREADABLE;
    }
    values[row] = Decimal.apply(kept, mostDigits, scale);
    return kept.compareTo(exact) == 0 ? Reading.EXACT : Reading.ROUNDED;
  }

  @Override
  public @Nullable Decimal getDecimal(int row, int precision, int places) {
    return isNullAt(row) ? null : values[row];
  }
}
