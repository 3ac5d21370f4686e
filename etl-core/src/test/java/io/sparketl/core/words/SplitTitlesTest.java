package io.sparketl.core.words;

import static io.sparketl.testkit.DrawnTable.table;
import static io.sparketl.testkit.TableAssert.assertThatTable;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.testkit.SparkExtension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class SplitTitlesTest {

  private static final StructType TITLES =
      StructType.fromDDL("product_title STRING, years ARRAY<BIGINT>");

  private static final Map<String, String> LEMMAS = Map.of("men", "man", "was", "be", "i", "I");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          entry("Harry Potter (Book 2)", "harry potter book"),
          entry("C++: the 2nd Edition", "c++ the nd edition"),
          entry("Don't 'quote' me", "dont quote me"),
          entry("sci-fi, 1984", "scifi"),
          entry("Crónica de uma São Paulo", "crónica de uma são paulo"),
          entry("Война и мир", "война и мир"),
          entry("\u4e09\u4f53 \ud835\udc00bc", "\u4e09\u4f53 \ud835\udc00bc"),
          entry("ΣΊΣΥΦΟΣ", "σίσυφος"),
          entry("\u0130stanbul", "i\u0307stanbul"),
          entry("no\u00a0break", "nobreak"),
          entry("tab\tand\u2187mark", "tab and mark"),
          entry("cafe\u0301", "cafe"),
          entry("X-Men", "xmen"),
          entry("MEN", "man"),
          entry("I", ""),
          entry("and was", "and"),
          entry("12 ... !", ""),
          entry("  ", ""));

  @Test
  void takesTitlesApart(SparkSession spark) {
    var rows = WORDS.keySet().stream().map(title -> RowFactory.create(title, List.of(1L))).toList();

    var split =
        new SplitTitles(LEMMAS, Set.of("be", "i")).apply(spark.createDataFrame(rows, TITLES));

    assertThat(split.collectAsList())
        .hasSameSizeAs(rows)
        .allSatisfy(
            row ->
                assertThat(String.join(" ", row.<String>getList(2)))
                    .isEqualTo(WORDS.get(row.getString(0))));
  }

  @Test
  void keepsTheOrderOfManyWordsAndEveryTitleOnce(SparkSession spark) {
    String many = "a b c d e f g h i j k l a b men " + "z ".repeat(50);
    Dataset<Row> titles =
        spark.createDataFrame(
            List.of(
                RowFactory.create(many, List.of(1999L, 2000L)), RowFactory.create("", List.of(1L))),
            TITLES);

    Dataset<Row> split = new SplitTitles(LEMMAS, Set.of("z")).apply(titles);

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
}
