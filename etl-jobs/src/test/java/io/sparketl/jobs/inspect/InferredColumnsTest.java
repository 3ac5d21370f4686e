package io.sparketl.jobs.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.contract.Field;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.JobCatalog;
import io.sparketl.jobs.config.Settings;
import io.sparketl.jobs.io.Source;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SparkExtension.class)
class InferredColumnsTest {

  @TempDir Path folder;

  @Test
  void aColumnIsWhatItsValuesAre() throws IOException {
    write(
        "a.csv",
        StandardCharsets.UTF_8,
        """
        w,n,d,t,b,x,zip,none
        1,1,2020-01-31,2020-01-31 01:02:03,true,1,01234,
        -2,.5,2020-02-01,2020-01-31T01:02:03,FALSE,a,12345,
        """);

    assertThat(fields(infer()))
        .containsExactly(
            "w WHOLE",
            "n NUMBER",
            "d DATE",
            "t TIMESTAMP",
            "b BOOLEAN",
            "x TEXT",
            "zip TEXT",
            "none TEXT");
  }

  @Test
  void aKeyOfJsonIsWhatItsValuesAre() throws IOException {
    write(
        "a.json",
        StandardCharsets.UTF_8,
        """
        {"w":1,"n":1.5,"d":"2020-01-31","b":true,"o":{},"none":null}
        {"W":2,"n":3,"x":"a","d":null,"o":null}
        {"n":
        """);

    assertThat(fields(infer()))
        .containsExactly("w WHOLE", "n NUMBER", "d DATE", "b BOOLEAN", "none TEXT", "x TEXT");
    assertThat(infer().leftOut()).containsExactly("o (of type object)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UTF-8      | csv.separator=;,csv.decimal-comma=true | a;b~1,5;x~ | a NUMBER, b TEXT",
        "ISO-8859-1 | csv.encoding=ISO-8859-1,csv.separator=§ | ä§b~1§x~ | ä WHOLE, b TEXT",
        "UTF-16     | csv.encoding=UTF-16 | a,b~1,x~ | a WHOLE, b TEXT",
        "UTF-8      | csv.lines-before=2 | 1 \" of~2~a,b~1,x~ | a WHOLE, b TEXT",
        "UTF-8      | csv.header-rows=2 | a,b~(mi),~1,x~ | a (mi) WHOLE, b TEXT",
        "UTF-8      | csv.header-rows=0 | 1,x~2,y~ | _c0 WHOLE, _c1 TEXT",
        "UTF-8      | csv.null-text=NIX | a,b~NIX,x~7,y~ | a WHOLE, b TEXT",
        "UTF-8      | csv.comment=# | a,b~# 1,x~7,y~ | a WHOLE, b TEXT",
        "UTF-8      | max-rejected=0.01 | a,b~7,x~a,b~8,y~ | a WHOLE, b TEXT",
        "UTF-8      | max-rejected=0.01 | a,b~n/a,x~7,x~x,y~ | a TEXT, b TEXT"
      })
  void aFileIsReadByTheDialectOfItsSource(
      String charset, String settings, String lines, String columns) throws IOException {
    write("a.csv", Charset.forName(charset), lines.replace('~', '\n'));

    assertThat(String.join(", ", fields(infer(settings.split(",", -1))))).isEqualTo(columns);
  }

  @Test
  void whatNotAllFilesHaveIsLeftOutAndNamed() throws IOException {
    write("a.csv", StandardCharsets.UTF_8, "id,Miles,extra,twice\n1,1,1,1\n");
    write("b.csv", StandardCharsets.UTF_8, " ID ,miles,twice,Twice,\n2,1.5,1,1,1\n");

    InferredColumns columns = infer();

    assertThat(fields(columns)).containsExactly("id WHOLE", "Miles NUMBER");
    assertThat(columns.leftOut())
        .containsExactly(
            "extra (in 1 of 2 files)", "twice (twice in one file)", " (a column without a name)");
  }

  @Test
  void parquetIsWhatItsFootersDeclare(SparkSession spark) throws IOException {
    spark
        .sql(
            "SELECT 1 AS i, 2L AS l, 0.5D AS d, 1.25BD AS n, 'x' AS s, array(1) AS a,"
                + " TIMESTAMP_NTZ'2020-01-01 00:00:00' AS t, current_date() AS day, true AS b, '7' AS mixed, 1 AS both")
        .coalesce(1)
        .write()
        .parquet(folder.resolve("p").toString());
    assertThat(fields(infer()))
        .containsExactly(
            "i WHOLE",
            "l WHOLE",
            "d NUMBER",
            "n NUMBER",
            "s TEXT",
            "t TIMESTAMP",
            "day DATE",
            "b BOOLEAN",
            "mixed TEXT",
            "both WHOLE");
    assertThat(infer().leftOut()).containsExactly("a (of type group)");

    write("a.csv", StandardCharsets.UTF_8, "i,l,mixed,both\n1,x,7,1.5\n");
    assertThat(fields(infer())).containsExactly("i WHOLE", "mixed TEXT", "both NUMBER");
    assertThat(infer().leftOut()).contains("l (of several types)");
  }

  @Test
  void filesWithNothingInCommonAreRefused() throws IOException {
    write("a.csv", StandardCharsets.UTF_8, "a\n1\n");
    write("b.csv", StandardCharsets.UTF_8, "b\n1\n");

    assertThatThrownBy(this::infer)
        .isInstanceOf(EtlException.class)
        .hasMessageContaining(
            "the files of sources.x have no column that all of them have:"
                + " a (in 1 of 2 files), b (in 1 of 2 files)");
  }

  private void write(String name, Charset charset, String content) throws IOException {
    Files.writeString(folder.resolve(name), content, charset);
  }

  private InferredColumns infer(String... settings) throws IOException {
    List<String> assignments = new ArrayList<>(List.of("source.path=" + folder, "copy.path=c.csv"));
    for (String setting : settings) {
      assignments.add("source." + setting);
    }
    Source source =
        JobCatalog.load()
            .configure("copy-text", Settings.reference(), assignments)
            .job()
            .ports()
            .input("source")
            .source();
    return InferredColumns.of("sources.x", source, new Configuration());
  }

  private static List<String> fields(InferredColumns columns) {
    assertThat(columns.fields()).allMatch(field -> field.need() == Field.Need.NOTHING);
    return columns.fields().stream().map(field -> field.name() + " " + field.type()).toList();
  }
}
