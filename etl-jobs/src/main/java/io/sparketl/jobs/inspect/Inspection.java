package io.sparketl.jobs.inspect;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.inspect.DialectSniffer.Recognized;
import io.sparketl.jobs.io.RawFile;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.csv.CsvSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * What files are, known from the beginnings of CSV files and the footers of Parquet files.
 *
 * @param files the files, ordered by path
 * @param contract the columns that somebody wants of them, if there is such a one
 */
public record Inspection(List<FileReport> files, Optional<Contract> contract) {

  private static final int MOST_SAMPLE_BYTES = 256 << 10;
  private static final int LEAST_SAMPLE_BYTES = 16 << 10;

  /** What all samples have together, about: so many bytes are looked at in a second. */
  private static final int ALL_SAMPLES_BYTES = 4 << 20;

  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

  public Inspection {
    files = List.copyOf(files);
  }

  /**
   * Looks at all files that {@code paths} stand for. A file that cannot be read is reported with
   * its problem.
   *
   * @throws EtlException INPUT_NOT_FOUND where a path stands for no file
   */
  public static Inspection of(List<String> paths, Optional<Contract> contract, Configuration hadoop)
      throws IOException {
    List<RawFile> files = RawFile.at(paths, hadoop);
    int sampleBytes = sampleBytes(files.size());
    // Far away, each file is a request that is waited for.
    return new Inspection(
        files.parallelStream().map(file -> report(file, sampleBytes, hadoop)).toList(), contract);
  }

  /** How much of each of so many files is looked at. */
  static int sampleBytes(int files) {
    return Math.max(LEAST_SAMPLE_BYTES, Math.min(MOST_SAMPLE_BYTES, ALL_SAMPLES_BYTES / files));
  }

  private static FileReport report(RawFile file, int sampleBytes, Configuration hadoop) {
    try {
      if (file.named().equals(Optional.of(Source.Format.PARQUET))) {
        return parquet(file, hadoop);
      }
      if (file.named().equals(Optional.of(Source.Format.JSON))) {
        throw notLookedInto(file);
      }
      CsvSample sample = file.sample(sampleBytes, hadoop);
      return file.named().isEmpty() && isParquet(sample.bytes())
          ? parquet(file, hadoop)
          : csv(file, DialectSniffer.sniff(sample, file.path()));
    } catch (EtlException e) {
      return new FileReport(
          file.path(),
          file.bytes(),
          file.named().orElse(Source.Format.AUTO),
          file.named().isPresent(),
          Optional.empty(),
          List.of(),
          Optional.of(e));
    }
  }

  private static EtlException notLookedInto(RawFile file) {
    return new EtlException(
        ErrorCode.INPUT_UNREADABLE,
        "%s is JSON by its name, which is not looked into".formatted(file.path()),
        "see its keys with head, or leave it out of the path with a glob");
  }

  private static boolean isParquet(byte[] bytes) {
    return Arrays.equals(bytes, 0, Math.min(bytes.length, PARQUET.length), PARQUET, 0, 4);
  }

  private static FileReport parquet(RawFile file, Configuration hadoop) {
    return new FileReport(
        file.path(),
        file.bytes(),
        Source.Format.PARQUET,
        file.named().isPresent(),
        Optional.empty(),
        file.footer(hadoop).stream()
            .map(column -> new ColumnReport(column.name(), column.type(), 0))
            .toList(),
        Optional.empty());
  }

  private static FileReport csv(RawFile file, Recognized recognized) {
    if (file.named().isEmpty() && !recognized.dialect().isTable()) {
      throw new EtlException(
          ErrorCode.INPUT_UNREADABLE,
          "neither the name of %s nor what is in it tells what it is".formatted(file.path()),
          "leave it out of the path with a glob, or set the source's format");
    }
    return new FileReport(
        file.path(),
        file.bytes(),
        Source.Format.CSV,
        file.named().isPresent(),
        Optional.of(recognized.dialect()),
        recognized.columns(),
        Optional.empty());
  }

  /**
   * The files that can be read, those of equal heads together, in the order of the first of each.
   */
  public List<HeadGroup> groups() {
    Map<List<Object>, List<FileReport>> groups = new LinkedHashMap<>();
    files.stream()
        .filter(file -> file.problem().isEmpty())
        .forEach(
            file ->
                groups.computeIfAbsent(HeadGroup.keyOf(file), key -> new ArrayList<>()).add(file));
    return groups.values().stream().map(HeadGroup::new).toList();
  }

  /** The columns of all {@link #groups}. */
  public DriftMatrix matrix() {
    return DriftMatrix.of(groups(), contract);
  }

  /** The files that cannot be read. */
  public List<FileReport> unreadable() {
    return files.stream().filter(file -> file.problem().isPresent()).toList();
  }

  /** The columns of the contract that a file does not have. */
  public List<String> missing(FileReport file) {
    return contract.stream()
        .flatMap(needs -> needs.fields().stream())
        .filter(field -> file.names().stream().noneMatch(field::isNamed))
        .map(Field::name)
        .toList();
  }
}
