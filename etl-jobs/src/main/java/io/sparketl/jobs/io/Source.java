package io.sparketl.jobs.io;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Secrets;
import io.sparketl.core.error.Suggestion;
import io.sparketl.jobs.io.csv.Dialect;
import java.util.List;
import java.util.Optional;

/**
 * Where rows are read from.
 *
 * @param path files, folders and globs; all of them together are one table
 * @param format what the files are
 * @param rename other names under which the files have fields, as {@code FIELD=COLUMN}
 * @param maxRejected the largest share of rows, from 0 to 1, that may be rejected
 * @param onBadFile what becomes of a file whose head cannot be read
 * @param rejects where rejected rows go, if anybody wants them
 * @param csv how CSV files are written
 */
public record Source(
    List<String> path,
    Format format,
    List<String> rename,
    double maxRejected,
    OnBadFile onBadFile,
    Optional<Sink> rejects,
    Dialect csv) {

  /** What a source's files are. */
  public enum Format {
    /** Each file as its name says. */
    AUTO,
    /** Text with a header, plain or compressed as the end of the name says. */
    CSV,
    /** Apache Parquet. */
    PARQUET,
    /** One JSON object per line, plain or compressed as the end of the name says. */
    JSON
  }

  /** What becomes of a file that has not the columns, or is not what it should be. */
  public enum OnBadFile {
    /** It fails the run before anything is read. */
    FAIL,
    /** It is left out, and named in the record. */
    SKIP
  }

  public Source {
    path = List.copyOf(path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a source needs at least one path");
    }
    path.forEach(Secrets::refuseIn);
    rename = List.copyOf(rename);
    rename.forEach(Source::requirePair);
    if (!(maxRejected >= 0 && maxRejected <= 1)) {
      throw new IllegalArgumentException("max-rejected is a share from 0 to 1, not " + maxRejected);
    }
  }

  /** A source of files that have the fields under names of the contract. */
  public Source(
      List<String> path,
      Format format,
      double maxRejected,
      OnBadFile onBadFile,
      Optional<Sink> rejects,
      Dialect csv) {
    this(path, format, List.of(), maxRejected, onBadFile, rejects, csv);
  }

  /** A source of files that are written as most are, of which no bad file is left out. */
  public static Source of(List<String> path, Format format, double maxRejected) {
    return new Source(
        path, format, maxRejected, OnBadFile.FAIL, Optional.empty(), Dialect.STANDARD);
  }

  /**
   * A contract that knows the fields under the names of this source, too.
   *
   * @throws EtlException CONFIG_INVALID for a field that the contract has not, or a name that is
   *     another field's
   */
  Contract named(Contract contract) {
    Contract named = contract;
    for (String pair : rename) {
      named = named(named, fieldOf(pair), columnOf(pair));
    }
    return named;
  }

  private static Contract named(Contract contract, String field, String column) {
    List<String> known = contract.fields().stream().map(Field::name).toList();
    if (!known.contains(field)) {
      throw new EtlException(
          ErrorCode.CONFIG_INVALID,
          "rename: there is no field '%s'%s".formatted(field, Suggestion.didYouMean(field, known)),
          "write FIELD=COLUMN, where FIELD is one of " + String.join(", ", known));
    }
    try {
      return new Contract(
          contract.fields().stream()
              .map(one -> one.name().equals(field) ? one.alias(column) : one)
              .toList(),
          contract.rules(),
          contract.order(),
          contract.isInGivenOrder());
    } catch (IllegalArgumentException e) {
      throw new EtlException(
          ErrorCode.CONFIG_INVALID,
          "rename: '%s' is the name of two fields".formatted(column),
          "name each column once",
          e);
    }
  }

  private static void requirePair(String pair) {
    if (pair.indexOf('=') < 0 || fieldOf(pair).isEmpty() || columnOf(pair).isEmpty()) {
      throw new IllegalArgumentException(
          "rename: '%s' is not FIELD=COLUMN, as in product_title=Title".formatted(pair));
    }
  }

  private static String fieldOf(String pair) {
    return pair.substring(0, pair.indexOf('=')).strip();
  }

  private static String columnOf(String pair) {
    return pair.substring(pair.indexOf('=') + 1).strip();
  }
}
