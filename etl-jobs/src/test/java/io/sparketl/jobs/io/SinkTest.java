package io.sparketl.jobs.io;

import static io.sparketl.core.contract.Field.real;
import static io.sparketl.core.contract.Field.text;
import static io.sparketl.core.contract.Field.whole;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.StoredTables.Published;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of rows under every kind of path, format and compression. */
@ExtendWith(SparkExtension.class)
class SinkTest {

  private static final Contract AVERAGES =
      Contract.of(text("feature"), whole("year"), real("average"))
          .orderedBy(col("average").desc(), col("year"));

  @TempDir Path folder;

  @Test
  void aJsonArrayIsOneValue(SparkSession spark) throws IOException {
    publish(spark, rows(spark), "a.json", Sink.Format.JSON_ARRAY);

    assertThat(folder.resolve("a.json"))
        .hasContent(
            """
            [
            {"feature":"degree","year":2021,"average":9.5},
            {"feature":"major","year":2020,"average":2.0},
            {"feature":"degree","year":2020,"average":1.0},
            {"feature":"degree","year":2022,"average":null}
            ]
            """);
  }

  @Test
  void aJsonArrayOfNoRowsIsEmpty(SparkSession spark) throws IOException {
    publish(spark, rows(spark).where("false"), "a.json", Sink.Format.JSON_ARRAY);

    assertThat(folder.resolve("a.json")).hasContent("[\n]");
  }

  @Test
  void aFileForEachValueOfAColumnHoldsTheOthers(SparkSession spark) throws IOException {
    Published published = publish(spark, rows(spark), "out/{feature}/{year}.csv", Sink.Format.CSV);

    assertThat(tree())
        .containsExactly(
            "out/degree/2020.csv",
            "out/degree/2021.csv",
            "out/degree/2022.csv",
            "out/major/2020.csv");
    assertThat(folder.resolve("out/degree/2021.csv")).hasContent("\"average\"\n\"9.5\"");
    assertThat(folder.resolve("out/degree/2022.csv")).hasContent("\"average\"\n\"\"");
    assertThat(published.files()).isEqualTo(4);
    assertThat(published.preview().columns()).containsExactly("feature", "year", "average");
    assertThat(published.preview().rows()).contains(List.of("major", "2020", "2.0")).hasSize(4);
  }

  @Test
  void eachOfTheseFilesIsOrdered(SparkSession spark) throws IOException {
    publish(spark, rows(spark), "{feature}.csv", Sink.Format.CSV);

    assertThat(folder.resolve("degree.csv")).hasContent("year,average\n2021,9.5\n2020,1.0\n2022,");
  }

  @Test
  void aCsvHasNoExponents(SparkSession spark) throws IOException {
    Dataset<Row> large = spark.sql("SELECT '1E7' AS feature, 7L AS year, 12345678.5D AS average");

    Published published = publish(spark, large, "{feature}.csv", Sink.Format.CSV);

    assertThat(folder.resolve("1E7.csv")).hasContent("year,average\n7,12345678.5");
    assertThat(published.preview().rows()).containsExactly(List.of("1E7", "7", "12345678.5"));
  }

  @Test
  void namesAreAsTheValuesAre(SparkSession spark) throws IOException {
    Dataset<Row> odd =
        spark
            .sql("SELECT explode(array('São Paulo', 'a=b', '50%', 'x+y')) AS feature")
            .selectExpr("feature", "1L AS year", "1D AS average");

    publish(spark, odd, "{feature}.csv", Sink.Format.CSV);

    assertThat(tree()).containsExactly("50%.csv", "São Paulo.csv", "a=b.csv", "x+y.csv");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          CAST(NULL AS STRING), ''
          '''''',  ''
          '''a/b''', a/b
          '''..''', ..
          """)
  void aValueThatIsNoNameIsRefused(String value, String shown, SparkSession spark) {
    Dataset<Row> bad =
        spark.sql("SELECT %s AS feature, 1L AS year, 1D AS average".formatted(value));

    assertThatThrownBy(() -> publish(spark, bad, "out/{feature}/a.csv", Sink.Format.CSV))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-305 OUTPUT_NAME_INVALID")
        .hasMessageContaining("a row has '%s' as feature".formatted(shown));
    assertThat(folder.resolve("out")).isEmptyDirectory();
  }

  @Test
  void filesCanBeNamedByAColumnOfTheTableOnly() {
    OutputPort port =
        new OutputPort("averages", new Sink("{zone}/a.csv", Sink.Format.CSV), AVERAGES);

    assertThatThrownBy(() -> OutputPlace.of(port, new Configuration()))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining(
            "'averages' has no column 'zone' to name its files by; it has feature, year, average");
  }

  @Test
  void aFolderIsNewAndItsManifestIsLast(SparkSession spark) throws IOException {
    Published published = publish(spark, rows(spark).repartition(2), "words/", Sink.Format.PARQUET);

    assertThat(tree())
        .containsExactly(
            "words/_SUCCESS", "words/part-00000.snappy.parquet", "words/part-00001.snappy.parquet");
    assertThat(spark.read().parquet(folder.resolve("words").toString()).count()).isEqualTo(4);
    assertThat(published.files()).isEqualTo(2);
    assertThatThrownBy(() -> publish(spark, rows(spark), "words/", Sink.Format.PARQUET))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("words is there already, and a folder cannot be replaced at once");
  }

  /** Between the look at the folder and the lease of it somebody else may come and go. */
  @Test
  void aFolderThatWasPublishedMeanwhileIsKept(SparkSession spark) throws IOException {
    OutputPort port =
        new OutputPort("words", new Sink(folder + "/words/", Sink.Format.AUTO), AVERAGES);
    OutputPlace place = OutputPlace.of(port, new Configuration());
    place.requireWritable();
    publish(spark, rows(spark).coalesce(1), "words/", Sink.Format.PARQUET);

    assertThatThrownBy(place::removeRemains)
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("words is there already");
    assertThat(tree()).containsExactly("words/_SUCCESS", "words/part-00000.snappy.parquet");
  }

  @Test
  void whereOneOfSeveralFilesCannotGoNoneGoes(SparkSession spark) throws IOException {
    Files.createDirectories(folder.resolve("major/a.csv"));

    assertThatThrownBy(() -> publish(spark, rows(spark), "{feature}/a.csv", Sink.Format.CSV))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("major/a.csv is a folder, and a sink is one file");
    assertThat(tree()).isEmpty();
  }

  @Test
  void aFolderThatSomebodyDiedAtIsMadeAnew(SparkSession spark) throws IOException {
    Files.createDirectory(folder.resolve("words"));
    Files.writeString(folder.resolve("words/part-00007.snappy.parquet"), "half");

    publish(spark, rows(spark).coalesce(1), "words/", Sink.Format.PARQUET);

    assertThat(tree()).containsExactly("words/_SUCCESS", "words/part-00000.snappy.parquet");
  }

  @Test
  void aFolderOfSomethingElseIsNotTouched(SparkSession spark) throws IOException {
    Files.writeString(folder.resolve("letter.txt"), "dear");

    assertThatThrownBy(() -> publish(spark, rows(spark), "", Sink.Format.PARQUET))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("is there already");
    assertThat(tree()).containsExactly("letter.txt");
  }

  @Test
  void textIsPackedAsItsNameSays(SparkSession spark) throws IOException {
    publish(spark, rows(spark), "a.csv.gz", Sink.Format.AUTO);
    publish(spark, rows(spark), "a.json.bz2", Sink.Format.AUTO);

    try (InputStream packed =
        new GZIPInputStream(Files.newInputStream(folder.resolve("a.csv.gz")))) {
      assertThat(new String(packed.readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("feature,year,average\ndegree,2021,9.5\n");
    }
    assertThat(Files.readString(folder.resolve("a.json.bz2"), StandardCharsets.ISO_8859_1))
        .startsWith("BZh");
  }

  @Test
  void theFingerprintIsTheSameInEveryFormAndOrder(SparkSession spark) throws IOException {
    Fingerprint csv = publish(spark, rows(spark), "a.csv", Sink.Format.AUTO).fingerprint();

    for (String path : List.of("a.parquet", "b.json", "c/", "{feature}.csv")) {
      Dataset<Row> shuffled = rows(spark).repartition(3).orderBy("year");
      Fingerprint other = publish(spark, shuffled, path, Sink.Format.AUTO).fingerprint();
      assertThat(other).as(path).isEqualTo(csv);
    }
  }

  private Published publish(SparkSession spark, Dataset<Row> rows, String path, Sink.Format format)
      throws IOException {
    Ports ports = Ports.none().writes("averages", new Sink(folder + "/" + path, format), AVERAGES);
    try (StoredTables tables = new StoredTables(spark, ports, "run")) {
      tables.write("averages", rows);
      return PublishedOutputs.of(tables).get(0);
    }
  }

  private static Dataset<Row> rows(SparkSession spark) {
    return spark
        .sql(
            "VALUES ('degree', 2020L, 1D), ('degree', 2021L, 9.5D), ('major', 2020L, 2D),"
                + " ('degree', 2022L, NULL)")
        .toDF("feature", "year", "average");
  }

  private List<String> tree() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
