package io.sparketl.jobs.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.scan.ScanRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the files of the Pollock benchmark, made of a table of our own. */
class PollutedFilesTest {

  /** What no reader can know: where a separator is missing, or which of two tables is wanted. */
  private static final Map<Pollution, Double> NOT_EXACT =
      new EnumMap<>(
          Map.ofEntries(
              entry(Pollution.SECOND_TABLE_ALIKE, 8.3504),
              entry(Pollution.BLANKS, 8.6335),
              entry(Pollution.NO_ESCAPES, 8.6776),
              entry(Pollution.ROW_WITH_FEWER_SEPARATORS, 9.9661),
              entry(Pollution.ROW_WITH_EXTRA_QUOTE, 9.9950),
              entry(Pollution.ROW_WITH_BLANKS, 9.9329)));

  private static final List<PollutedFile> FILES = PollutedFiles.of(PollutedTable.ofArticles());

  @TempDir private static Path folder;

  @BeforeAll
  static void writesFiles() throws IOException {
    for (PollutedFile file : FILES) {
      Files.write(folder.resolve(file.name()), file.bytes());
    }
  }

  @Test
  void thereIsOneFileOfEachKindRowAndCell() {
    assertThat(FILES).extracting(PollutedFile::name).doesNotHaveDuplicates();
    assertThat(FILES.stream().filter(file -> file.pollution().isScored())).hasSize(2290);
    assertThat(FILES).extracting(PollutedFile::pollution).contains(Pollution.values());
  }

  @Test
  void readsTheBenchmarkBetterThanItsBest() {
    Map<PollutedFile, Optional<DirectRead>> reads =
        read(FILES, KnownDialect::counting, ScanRequest.Mode.COUNT);
    Map<PollutedFile, Double> scores = new LinkedHashMap<>();
    reads.forEach(
        (file, read) ->
            scores.put(file, PollutionScore.of(file.clean(), read.map(DirectRead::rows))));

    PollutionScore.byPollution(scores)
        .forEach(
            (pollution, score) ->
                assertThat(score)
                    .as(pollution.name())
                    .isCloseTo(NOT_EXACT.getOrDefault(pollution, 10.0), within(0.0002)));
    PollutionScore.Means means = PollutionScore.Means.of(scores);
    assertThat(means.simple()).isCloseTo(9.9840, within(0.0002)).isGreaterThan(9.961);
    assertThat(means.weighted()).isCloseTo(9.9714, within(0.0002)).isGreaterThan(9.961);
    assertThat(silentlyWrong(reads)).isEmpty();
  }

  @Test
  void isNotSilentlyWrongWhereNamesComeFromAPollutedHeader() {
    List<PollutedFile> polluted =
        FILES.stream().filter(file -> !file.name().matches(".*(row|quote|_)[1-9]\\d*_.*")).toList();

    assertThat(
            silentlyWrong(read(polluted, KnownDialect::countingByHeader, ScanRequest.Mode.COUNT)))
        .isEmpty();
  }

  @Test
  void failsByDefaultRatherThanReadWrong() {
    Map<PollutedFile, Optional<DirectRead>> reads =
        read(FILES, KnownDialect::strict, ScanRequest.Mode.FAIL);

    assertThat(reads)
        .allSatisfy(
            (file, read) -> read.ifPresent(all -> assertThat(all.rows()).isEqualTo(file.clean())));
    assertThat(readsOf(reads, Pollution.LINES_END_CR)).doesNotContain(Optional.empty());
    assertThat(readsOf(reads, Pollution.NO_ESCAPES)).containsOnly(Optional.empty());
  }

  private static List<Optional<DirectRead>> readsOf(
      Map<PollutedFile, Optional<DirectRead>> reads, Pollution pollution) {
    return reads.entrySet().stream()
        .filter(read -> read.getKey().pollution() == pollution)
        .map(Map.Entry::getValue)
        .toList();
  }

  /** What is read of each file; nothing where reading is refused. */
  private static Map<PollutedFile, Optional<DirectRead>> read(
      List<PollutedFile> files, Function<KnownDialect, Dialect> dialect, ScanRequest.Mode mode) {
    return files.parallelStream()
        .collect(
            Collectors.toConcurrentMap(
                Function.identity(), file -> read(file, dialect.apply(file.dialect()), mode)));
  }

  private static Optional<DirectRead> read(
      PollutedFile file, Dialect dialect, ScanRequest.Mode mode) {
    try {
      return Optional.of(DirectRead.of(folder.resolve(file.name()), dialect, mode));
    } catch (EtlException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of which other cells were read than stand there, and the ledger knows nothing. */
  private static List<String> silentlyWrong(Map<PollutedFile, Optional<DirectRead>> reads) {
    List<String> names = new ArrayList<>();
    reads.forEach(
        (file, read) ->
            read.filter(all -> !all.rows().equals(file.clean()) && !all.isNoticed())
                .ifPresent(all -> names.add(file.name())));
    return names;
  }
}
