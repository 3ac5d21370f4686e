package io.sparketl.core.words;

import static io.sparketl.testkit.DrawnTable.table;
import static io.sparketl.testkit.TableAssert.assertThatTable;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.testkit.SparkExtension;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SparkExtension.class)
class SplitTitlesTest {

  private static final StructType TITLES =
      StructType.fromDDL("product_title STRING, years ARRAY<BIGINT>");

  private static Dataset<Row> lemmas(SparkSession spark) {
    return table(
        spark,
        "form STRING, lemma STRING",
        """
        men  | man
        was  | be
        i    | I
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Harry Potter (Book 2)|harry potter book",
        "C++: the 2nd Edition|c++ the nd edition",
        "Don't 'quote' me|dont quote me",
        "sci-fi, 1984|scifi",
        "Crónica de uma São Paulo|crónica de uma são paulo",
        "Война и мир|война и мир",
        "\u4e09\u4f53 \ud835\udc00bc|\u4e09\u4f53 \ud835\udc00bc",
        "ΣΊΣΥΦΟΣ|σίσυφος",
        "\u0130stanbul|i\u0307stanbul",
        "no\u00a0break|nobreak",
        "tab\tand\u2187mark|tab and mark",
        "cafe\u0301|cafe",
        "X-Men|xmen",
        "MEN|man",
        "I|''",
        "and was|and",
        "12 ... !|''",
        "'  '|''",
      })
  void takesATitleApart(String title, String expected, SparkSession spark) {
    assertThat(words(spark, Set.of("be", "i"), title))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ", -1)));
  }

  @Test
  void keepsTheOrderOfManyWordsAndEveryTitleOnce(SparkSession spark) {
    String many = "a b c d e f g h i j k l a b men " + "z ".repeat(50);
    Dataset<Row> titles =
        spark.createDataFrame(
            List.of(
                RowFactory.create(many, List.of(1999L, 2000L)), RowFactory.create("", List.of(1L))),
            TITLES);

    Dataset<Row> split = new SplitTitles(Set.of("z")).apply(titles, lemmas(spark));

    assertThatTable(
            split.select(
                functions.col("years").cast("string"),
                functions.concat_ws(" ", functions.col("words"))))
        .hasRows(
            """
            [1999, 2000] | a b c d e f g h I j k l a b man
            [1]          | ""
            """);
  }

  @Test
  void listsAWordForEachYearOfItsTitle(SparkSession spark) {
    Dataset<Row> titles =
        table(spark, "t STRING, y STRING, w STRING", "A b | 1,2 | a b\n7 | 3 | null")
            .selectExpr(
                "t product_title",
                "transform(split(y, ','), one -> bigint(one)) years",
                "if(w is null, array(), split(w, ' ')) words");

    assertThatTable(new ListWords().apply(titles))
        .hasRows(
            """
            A b | 1 | a | 1
            A b | 1 | b | 2
            A b | 2 | a | 1
            A b | 2 | b | 2
            """);
  }

  @Test
  void findsEachTitleOnce(SparkSession spark) {
    var titles =
        table(
            spark,
            "product_title STRING, year BIGINT",
            """
            It   | 2001
            It   | 1999
            It   | 2001
            it   | 2001
            It   | 2001
            """);

    assertThatTable(
            new DistinctTitles()
                .apply(titles)
                .withColumn("years", functions.col("years").cast("string")))
        .hasRows(
            """
            It | [1999, 2001] | 2
            it | [2001]       | 0
            """);
  }

  private static List<String> words(SparkSession spark, Set<String> stopWords, String title) {
    Dataset<Row> titles =
        spark.createDataFrame(
            Collections.singletonList(RowFactory.create(title, List.of(1L))), TITLES);
    return new SplitTitles(stopWords).apply(titles, lemmas(spark)).first().getList(2);
  }
}
