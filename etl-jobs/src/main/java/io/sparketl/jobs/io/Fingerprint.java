package io.sparketl.jobs.io;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What a table holds, in a few characters that are the same however its rows are ordered, split or
 * stored, and that differ when a row, a column's name or a type differs.
 *
 * <p>A value's hash is {@code xxhash64} of whether it is null, and of it; a row's is that of its
 * values' hashes, in order; a table's is the sum of its rows', modulo 2^64. The sum is of decimals,
 * which do not overflow under ANSI rules as {@code BIGINT} does. Equal tables have equal
 * fingerprints; against somebody who wants two different ones to look equal this is no guard.
 *
 * @param rows how many rows
 * @param text of names, types and rows together: 32 hexadecimal digits; of files of bytes 64
 * @param columns of every column by itself, by name; equal where the column holds the same values
 */
public record Fingerprint(long rows, String text, Map<String, ColumnFingerprint> columns) {

  /**
   * One column, whatever the other columns are.
   *
   * @param type its type, as SQL names it
   * @param hash the sum of its values' hashes: 16 hexadecimal digits
   */
  public record ColumnFingerprint(String type, String hash) {}

  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(64);
  private static final String ROWS = "rows";
  private static final String TABLE = "table";
  private static final String COLUMN = "column ";

  /** The aggregates from which {@link #of} makes the fingerprint of a table of that schema. */
  static List<Column> aggregates(StructType schema) {
    List<Column> aggregates = new ArrayList<>();
    List<Column> hashes = new ArrayList<>();
    for (StructField field : schema.fields()) {
      Column value = col("`" + field.name().replace("`", "``") + "`");
      Column hash = xxhash64(value.isNull(), value);
      hashes.add(hash);
      aggregates.add(sumOf(hash).as(COLUMN + field.name()));
    }
    aggregates.add(sumOf(xxhash64(hashes.toArray(Column[]::new))).as(TABLE));
    aggregates.add(count(lit(1)).as(ROWS));
    return aggregates;
  }

  private static Column sumOf(Column hash) {
    Column exact = hash.cast(DataTypes.createDecimalType(20, 0));
    return coalesce(sum(exact), lit(BigDecimal.ZERO));
  }

  /** The fingerprint of a table of that schema, from the values of its aggregates. */
  static Fingerprint of(StructType schema, Map<String, ?> aggregates) {
    Map<String, ColumnFingerprint> columns = new LinkedHashMap<>();
    StringBuilder whole = new StringBuilder();
    for (StructField field : schema.fields()) {
      String type = field.dataType().sql();
      columns.put(
          field.name(), new ColumnFingerprint(type, hexOf(aggregates.get(COLUMN + field.name()))));
      whole.append(field.name()).append(' ').append(type).append('\n');
    }
    long rows = ((Number) valueOf(aggregates.get(ROWS))).longValue();
    whole.append(rows).append('\n').append(hexOf(aggregates.get(TABLE)));
    return new Fingerprint(rows, digest(whole.toString()), columns);
  }

  /**
   * The fingerprint of files of bytes: of one, its SHA-256; of several, that of their names and
   * their SHA-256s.
   *
   * @param columns the names of the columns and their types, as SQL has them
   * @param digests the SHA-256 of each file, by what names it
   */
  static Fingerprint ofFiles(Map<String, String> columns, SortedMap<String, String> digests) {
    StringBuilder all = new StringBuilder();
    digests.forEach((name, hash) -> all.append(name).append(' ').append(hash).append('\n'));
    String text = digests.size() == 1 ? digests.values().iterator().next() : sha256(all.toString());
    Map<String, ColumnFingerprint> hashes = new LinkedHashMap<>();
    columns.forEach(
        (name, type) -> {
          boolean isContent = name.equals(BinaryFiles.CONTENT);
          String values = String.join("\n", isContent ? digests.values() : digests.keySet());
          hashes.put(name, new ColumnFingerprint(type, sha256(values).substring(0, 16)));
        });
    return new Fingerprint(digests.size(), text, hashes);
  }

  private static String hexOf(@Nullable Object sum) {
    BigInteger whole = ((BigDecimal) valueOf(sum)).toBigIntegerExact();
    return "%016x".formatted(whole.mod(MODULUS));
  }

  private static Object valueOf(@Nullable Object aggregate) {
    if (aggregate == null) {
      throw new IllegalStateException("an aggregate of the fingerprint is missing");
    }
    return aggregate;
  }

  /** The first half of the SHA-256 of a text: 32 hexadecimal digits. */
  static String digest(String text) {
    return sha256(text).substring(0, 32);
  }

  private static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The SHA-256 of bytes: 64 hexadecimal digits. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
