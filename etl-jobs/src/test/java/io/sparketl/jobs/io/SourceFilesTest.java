package io.sparketl.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.EtlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {

  @TempDir Path folder;

  @Test
  void findsFilesAtAnyDepthOfAFolderInOrder() throws IOException {
    touch("year=2020/b.csv", "year=2020/month=1/c.csv.gz", "a.parquet");

    assertThat(found(folder.toString()))
        .containsExactly("a.parquet", "year=2020/b.csv", "year=2020/month=1/c.csv.gz");
  }

  /** With the places of its blocks, Hadoop asks for a local file's permissions: a process each. */
  @Test
  void listsLocalFilesWithoutAProcessForEach() throws IOException {
    touch("a.csv", "b/c.csv");

    assertThat(list(Source.Format.AUTO, folder.toString()))
        .hasSize(2)
        .noneMatch(file -> file.status() instanceof LocatedFileStatus);
  }

  @Test
  void passesOverWhatSparkAndHadoopLeaveBehind() throws IOException {
    touch("a.csv", "_SUCCESS", ".a.csv.crc", "_temporary/0/b.csv", ".hidden/c.csv");

    assertThat(found(folder.toString())).containsExactly("a.csv");
    touch("_b.csv", "c.csv._COPYING_", "sub/d.csv");
    assertThat(found(folder + "/*")).containsExactly("a.csv", "sub/d.csv");
    assertThatThrownBy(() -> found(folder + "/_temporary"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("there is no file to read at file:");
    assertThat(found(folder + "/*.csv")).containsExactly("a.csv");
    assertThatThrownBy(() -> found(folder + "/_b.csv"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-201 INPUT_NOT_FOUND: there is no file to read at file:")
        .hasMessageContaining("whose names begin with '_' or '.' do not count");
  }

  @Test
  void takesAListOfFilesFoldersAndGlobsAndEachFileOnce() throws IOException {
    touch("a1.csv", "a2.csv", "b/c.csv");

    assertThat(found(folder + "/a1.csv", folder + "/a*.csv", folder + "/b"))
        .containsExactly("a1.csv", "a2.csv", "b/c.csv");
    assertThat(found(folder + "/{a1,a2}.csv")).containsExactly("a1.csv", "a2.csv");
  }

  @Test
  void takesAFileWhoseNameLooksLikeAGlob() throws IOException {
    touch("a[1].csv", "a1.csv", "with blank.csv");

    assertThat(found(folder + "/a[1].csv")).containsExactly("a[1].csv");
    assertThat(found(folder + "/with blank.csv")).containsExactly("with blank.csv");
  }

  @Test
  void tellsFormatsByTheEndOfTheName() throws IOException {
    touch(
        "a.CSV",
        "b.csv.bz2",
        "c.parquet",
        "d.json",
        "e.jsonl.gz",
        "f.NDJSON.zst",
        "json",
        "x.json.x");

    assertThat(list(Source.Format.AUTO, folder.toString()))
        .extracting(SourceFile::format)
        .containsExactly(
            Source.Format.CSV,
            Source.Format.CSV,
            Source.Format.PARQUET,
            Source.Format.JSON,
            Source.Format.JSON,
            Source.Format.JSON,
            Source.Format.AUTO,
            Source.Format.AUTO);
  }

  @Test
  void takesAGivenFormatForEveryName() throws IOException {
    touch("a.txt");

    assertThat(list(Source.Format.CSV, folder + "/a.txt"))
        .extracting(SourceFile::format)
        .containsExactly(Source.Format.CSV);
    assertThat(list(Source.Format.AUTO, folder + "/a.txt"))
        .extracting(SourceFile::format)
        .containsExactly(Source.Format.AUTO);
  }

  @Test
  void namesWhatIsNearAMissingFile() throws IOException {
    touch("trips.csv");

    assertThatThrownBy(() -> found(folder + "/trip.csv"))
        .isInstanceOf(EtlException.class)
        .hasMessageStartingWith("ETL-201 INPUT_NOT_FOUND: there is nothing at file:")
        .hasMessageContaining("trip.csv; did you mean 'trips.csv'?");
  }

  @Test
  void refusesAGlobWithoutMatchesAndAFolderWithoutFiles() throws IOException {
    touch("_SUCCESS");

    assertThatThrownBy(() -> found(folder + "/*.csv"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("there is nothing at");
    assertThatThrownBy(() -> found(folder.toString()))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("there is no file to read at");
  }

  @Test
  void refusesASchemeThatNothingReads() {
    assertThatThrownBy(() -> found("gopher://host/a.csv"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("nothing here can read gopher://host/a.csv");
  }

  private void touch(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "x\n");
    }
  }

  private List<String> found(String... paths) throws IOException {
    return list(Source.Format.AUTO, paths).stream()
        .map(file -> folder.toUri().relativize(file.path().toUri()).getPath())
        .map(path -> path.replace(folder.toString() + "/", ""))
        .toList();
  }

  private static List<SourceFile> list(Source.Format format, String... paths) throws IOException {
    return new SourceFiles(new Configuration())
        .list(Source.of(Stream.of(paths).toList(), format, 0.01));
  }
}
