package io.sparketl.jobs;

import static io.sparketl.jobs.CopiedTrips.failure;
import static io.sparketl.jobs.CopiedTrips.skipping;
import static io.sparketl.jobs.CopiedTrips.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Outcome;
import io.sparketl.jobs.io.SkippedFile;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.ledger.Coverage;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what they should be: what the user is told, and what becomes of the run. */
@ExtendWith(SparkExtension.class)
class BadFileTest {

  /** How a PNG begins, and then whatever is in it. */
  private static final byte[] PNG = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
  };

  @TempDir Path folder;
  private Path inputs;
  private Path out;

  @BeforeEach
  void makesAFolderForInputs() throws IOException {
    inputs = Files.createDirectory(folder.resolve("in"));
    out = folder.resolve("out/copy.parquet");
  }

  @Test
  void aPathThatDoesNotExistNamesWhatIsNear(SparkSession spark) throws IOException {
    write("trips-2020.csv", "name,miles\n");
    Path misspelt = inputs.resolve("trip-2020.csv");

    EtlException failure = failure(source(misspelt.toString()), spark, out);

    assertThat(failure)
        .hasMessage(
            "ETL-201 INPUT_NOT_FOUND: there is nothing at file:%s; did you mean 'trips-2020.csv'?;"
                    .formatted(misspelt)
                + " check the path and that the file has arrived");
    assertThat(failure.code().outcome()).isEqualTo(Outcome.USAGE);
  }

  @Test
  void anEmptyFolderIsNotAnEmptyTable(SparkSession spark) throws IOException {
    write("_SUCCESS", "");

    assertThat(failure(source(inputs.toString()), spark, out))
        .hasMessage(
            "ETL-201 INPUT_NOT_FOUND: there is no file to read at file:%s; check the path; files and"
                    .formatted(inputs)
                + " folders whose names begin with '_' or '.' do not count");
  }

  @Test
  void anEmptyFileIsRefused(SparkSession spark) throws IOException {
    write("a.csv", "");
    write("b.csv", "name,miles\n");

    EtlException failure = failure(source(inputs.toString()), spark, out);

    assertThat(failure)
        .hasMessage(
            "ETL-203 HEADER_INVALID: file:%s/a.csv has no header: it is empty; check how the file"
                    .formatted(inputs)
                + " was made, or leave it out of the path");
    assertThat(failure.code().outcome()).isEqualTo(Outcome.DATA_REFUSED);
  }

  @Test
  void aFileOfAHeaderAloneIsATableOfNoRows(SparkSession spark) throws IOException {
    write("a.csv", "name,miles\n");
    write("b.csv", "\uFEFFMILES ,Name");
    archive("c.csv.gz", "name,miles");

    CopiedTrips copied = CopiedTrips.of(source(inputs.toString()), spark, out);

    assertThat(copied.rows()).isEmpty();
    assertThat(copied.counts().read()).isZero();
    assertThat(copied.coverage()).isEqualTo(new Coverage(3, 3));
  }

  @Test
  void aHeaderRepeatedInTheMiddleIsCountedAsOne(SparkSession spark) throws IOException {
    write("a.csv", "name,miles\na,1\nname,miles\nb,2\n name,miles\n");

    CopiedTrips copied = CopiedTrips.of(source(inputs.toString()), spark, out);

    assertThat(copied.rows()).hasSize(2);
    assertThat(copied.counts().rejected()).isEqualTo(Map.of("header repeated", 2L));
    assertThat(copied.rejected().get(0))
        .extracting("offset", "reason", "text")
        .containsExactly(15L, "header repeated", "name,miles");
  }

  @Test
  void aMissingColumnNamesTheFileItsColumnsAndTheNearest(SparkSession spark) throws IOException {
    write("a.csv", "name,miles\na,1\n");
    write("b.csv", "name,mile,\"x\ty\"\nb,2,\n");

    EtlException failure = failure(source(inputs.toString()), spark, out);

    assertThat(failure)
        .hasMessage(
            "ETL-202 COLUMNS_MISSING: file:%s/b.csv has no column 'miles' (or trip_miles); did you"
                    .formatted(inputs)
                + " mean 'mile'?; it has: name, mile, x?y; check that this is the right file; names"
                + " are compared without case and outer blanks");
    assertThat(failure.code().outcome()).isEqualTo(Outcome.DATA_REFUSED);
  }

  @Test
  void twoColumnsThatFoldToOneNameAreRefused(SparkSession spark) throws IOException {
    write("a.csv", "Miles,name, miles \n1,a,2\n");

    assertThat(failure(source(inputs.toString()), spark, out))
        .hasMessage(
            "ETL-203 HEADER_INVALID: file:%s/a.csv has more than one column for 'miles': 'Miles'"
                    .formatted(inputs)
                + " (column 1) and ' miles ' (column 3); rename all but one of them");
  }

  @Test
  void oneBadFileAmongGoodOnesIsLeftOutIfThatIsSaid(SparkSession spark) throws IOException {
    write("a.csv", "name,miles\na,1\n");
    write("b.csv", "name,kilometres\nb,2\n");
    write("c.csv", "miles,name\n3,c\n");

    assertThat(failure(source(inputs.toString()), spark, out))
        .hasMessageStartingWith("ETL-202 COLUMNS_MISSING: file:%s/b.csv has no".formatted(inputs));
    CopiedTrips copied = CopiedTrips.of(skipping(source(inputs.toString())), spark, out);

    assertThat(copied.rows()).hasSize(2);
    assertThat(copied.counts().read()).isEqualTo(2);
    assertThat(copied.skipped())
        .extracting(SkippedFile::path, SkippedFile::problem)
        .containsExactly(
            tuple(
                "file:%s/b.csv".formatted(inputs),
                "file:%s/b.csv has no column 'miles' (or trip_miles); it has: name, kilometres"
                    .formatted(inputs)));
  }

  @Test
  void whereEveryFileIsBadNoneIsLeftOut(SparkSession spark) throws IOException {
    write("a.csv", "name,kilometres\nb,2\n");

    assertThat(failure(skipping(source(inputs.toString())), spark, out))
        .hasMessageStartingWith("ETL-202 COLUMNS_MISSING: file:%s/a.csv has no".formatted(inputs));
  }

  @Test
  void aFileOfWhichNothingTellsWhatItIsIsLeftOutIfThatIsSaid(SparkSession spark)
      throws IOException {
    write("a.csv", "name,miles\na,1\n");
    write("README.txt", "Trips of 2020.\n");
    Source source = Source.of(List.of(inputs.toString()), Source.Format.AUTO, 1);

    assertThat(failure(source, spark, out))
        .hasMessage(
            "ETL-205 INPUT_UNREADABLE: the name of file:%s/README.txt does not tell what it is; set"
                    .formatted(inputs)
                + " the source's format to csv, parquet or json, or narrow its path with a glob");
    CopiedTrips copied = CopiedTrips.of(skipping(source), spark, out);

    assertThat(copied.rows()).hasSize(1);
    assertThat(copied.skipped())
        .extracting(SkippedFile::path)
        .containsExactly("file:%s/README.txt".formatted(inputs));
  }

  @Test
  void aPictureIsNoTable(SparkSession spark) throws IOException {
    byte[] picture = Arrays.copyOf(PNG, 5000);
    Arrays.fill(picture, PNG.length, picture.length, (byte) 0x7f);
    Files.write(inputs.resolve("a.csv"), picture);
    write("b.csv", "name,miles\nb,2\n");

    assertThat(failure(source(inputs.toString()), spark, out))
        .hasMessage(
            "ETL-203 HEADER_INVALID: the header of file:%s/a.csv cannot be read: it has bytes that are"
                    .formatted(inputs)
                + " not of the encoding; check that this is the right file, and the source's"
                + " csv.encoding");
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(inputs.resolve(name), content);
  }

  private void archive(String name, String content) throws IOException {
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(inputs.resolve(name)))) {
      gzip.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }
}
