package io.sparketl.jobs.io;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * Floating-point numbers as text that is read by everybody: {@code 12345678.0}, where Java and
 * Spark write {@code 1.2345678E7}.
 */
final class PlainNumbers {

  private PlainNumbers() {}

  /** {@code rows} with text for floating-point numbers, but in the columns {@code but}. */
  static Dataset<Row> asText(Dataset<Row> rows, List<String> but) {
    var text =
        udf((UDF1<@Nullable Double, @Nullable String>) PlainNumbers::text, DataTypes.StringType);
    Column[] columns =
        Arrays.stream(rows.schema().fields())
            .map(
                field ->
                    isNumber(field) && !but.contains(field.name())
                        ? text.apply(named(field)).as(field.name())
                        : named(field))
            .toArray(Column[]::new);
    return rows.select(columns);
  }

  private static boolean isNumber(StructField field) {
    return field.dataType().equals(DataTypes.DoubleType);
  }

  private static Column named(StructField field) {
    return col("`" + field.name().replace("`", "``") + "`");
  }

  private static @Nullable String text(@Nullable Double number) {
    return number == null ? null : text(number.doubleValue());
  }

  /** The digits of {@link Double#toString}, with at least one after the point, and no exponent. */
  static String text(double number) {
    String shortest = Double.toString(number);
    if (shortest.indexOf('E') < 0) {
      return shortest;
    }
    BigDecimal exact = new BigDecimal(shortest).stripTrailingZeros();
    return exact.setScale(Math.max(1, exact.scale())).toPlainString();
  }
}
