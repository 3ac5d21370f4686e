package io.sparketl.jobs.words.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.johnsnowlabs.nlp.DocumentAssembler;
import com.johnsnowlabs.nlp.Finisher;
import com.johnsnowlabs.nlp.annotators.LemmatizerModel;
import com.johnsnowlabs.nlp.annotators.Normalizer;
import com.johnsnowlabs.nlp.annotators.StopWordsCleaner;
import com.johnsnowlabs.nlp.annotators.Tokenizer;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.words.SplitTitles;
import io.sparketl.jobs.words.Vocabulary;
import io.sparketl.testkit.SparkExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The engine gives the words of Spark NLP's own pipeline, and so does the one of SQL functions. */
@ExtendWith(SparkExtension.class)
class SparkNlpEngineTest {

  private static final StructType TITLES =
      StructType.fromDDL("product_title STRING, years ARRAY<BIGINT>");

  private static final Map<String, String> LEMMAS =
      Map.of("men", "man", "was", "be", "i", "I", "crónicas", "crónica", "c++", "c");

  private static final Set<String> STOP_WORDS = Set.of("the", "be", "i", "và", "a");

  private static final Vocabulary.Models NO_MODELS =
      new Vocabulary.Models(Optional.empty(), Optional.empty(), "en");

  private static final Vocabulary VOCABULARY = new Vocabulary(LEMMAS, STOP_WORDS, NO_MODELS);

  /** What titles can have in them that somebody might take for something else. */
  private static final String[] BITS = {
    "the",
    "The",
    "THE",
    "men",
    "Men's",
    "was",
    "I",
    "a",
    "C++",
    "c#",
    "don't",
    "2nd",
    "1984",
    "X-Men",
    "sci-fi",
    "crónicas",
    "Crónicas",
    "São",
    "cafe\u0301",
    "ΣΊΣΥΦΟΣ",
    "Σ",
    "ΑΣ.",
    "\u0130stanbul",
    "ılık",
    "ß",
    "ẞ",
    "ǅ",
    "ﬁn",
    "Война",
    "三体",
    "ไทย",
    "हिन्दी",
    "עברית",
    "العربية",
    "\ud835\udc00\ud835\udc01",
    "\ud83d\udcd6",
    "\ud83d\udc69\u200d\ud83d\udcbb",
    "+",
    "++",
    "+a+",
    ".",
    "...",
    "(",
    ")",
    "\"",
    "'",
    "’s",
    "“x”",
    "*",
    "-",
    "--",
    "—",
    "!",
    "?",
    ":",
    ";",
    ",",
    "#",
    "@",
    "&",
    "/",
    "\\",
    "\\n",
    "\\E",
    "\\Q",
    "$1",
    "[",
    "]",
    "^",
    "|",
    "{",
    "}",
    "~",
    "`",
    "_",
    "%",
    "<b>",
    "&amp;",
    "\u0000",
    "\u0001",
    "\u0007",
    "\u001b",
    "\u007f",
    "\u0085",
    "\u00a0",
    "\u00ad",
    "\u2003",
    "\u2028",
    "\u2029",
    "\u202e",
    "\u3000",
    "\ufeff",
    "\ufffd",
    "\u2187",
    "\u2188",
    "\u1680",
    "\u180e",
    "\u200b",
    "\u001c",
    "\u001f",
    "ª",
    "²",
    "½",
    "Ⅷ",
    "ⓐ",
    "ʰ",
    "ˈ",
    "ـ",
    "ﷺ",
    "null",
    "NULL",
    "và",
    "Và"
  };

  private static final String[] BLANKS = {
    "", "", " ", " ", " ", "  ", "\t", "\n", "\r\n", "\u000b", "\f", "\u0085", "\u00a0"
  };

  @TempDir Path folder;

  @Test
  void givesWhatSparkNlpsPipelineGivesAndSoDoSqlFunctions(SparkSession spark) {
    List<String> titles = nastyTitles();

    Map<String, List<String>> expected = byPipeline(spark, titles);

    assertThat(expected).hasSizeGreaterThan(9_900);
    assertThat(words(new SparkNlpEngine().split(titles(spark, titles), VOCABULARY)))
        .isEqualTo(expected);
    assertThat(words(new SplitTitles(LEMMAS, STOP_WORDS).apply(titles(spark, titles))))
        .isEqualTo(expected);
  }

  @Test
  void takesApartTitlesOfAMegabyte(SparkSession spark) {
    List<String> titles =
        List.of(
            "men of ".repeat(150_000),
            "m".repeat(1_000_000),
            "-".repeat(1_000_000),
            "x" + "-".repeat(1_000_000) + "y",
            "x\u2028.".repeat(300_000),
            "\u2028".repeat(300_000),
            "\u0000".repeat(1_000_000));

    Map<String, List<String>> words =
        words(new SparkNlpEngine().split(titles(spark, titles), VOCABULARY));

    assertThat(words)
        .isEqualTo(words(new SplitTitles(LEMMAS, STOP_WORDS).apply(titles(spark, titles))));
    assertThat(words.get(titles.get(0))).hasSize(300_000).startsWith("man", "of", "man");
    assertThat(words.get(titles.get(3))).containsExactly("xy");
    assertThat(words.get(titles.get(5))).isEmpty();
  }

  @Test
  void givesEveryTitleItsOwnWordsInAnyNumberOfBatches(SparkSession spark) {
    List<String> titles =
        IntStream.range(0, 2_500)
            .mapToObj(i -> "n".repeat(i % 97) + " " + i % 13 + " w" + "v".repeat(i))
            .toList();

    Map<String, List<String>> words =
        words(new SparkNlpEngine().split(titles(spark, titles).coalesce(1), VOCABULARY));

    assertThat(words).hasSize(2_500);
    words.forEach((title, one) -> assertThat(one).last().isEqualTo(title.replaceFirst(".* ", "")));
  }

  @Test
  void usesModelsThatWereSaved(SparkSession spark) throws Exception {
    LemmatizerModel lemmatizer = new LemmatizerModel();
    lemmatizer.setInputCols(new String[] {"token"});
    lemmatizer.setOutputCol("lemma");
    lemmatizer.setLemmaDict(
        scala.collection.immutable.Map$.MODULE$.<String, String>empty().updated("mice", "mouse"));
    lemmatizer.write().save(folder.resolve("lemmas").toString());
    StopWordsCleaner cleaner = new StopWordsCleaner();
    cleaner.setInputCols(new String[] {"token"});
    cleaner.setOutputCol("clean");
    cleaner.setStopWords(new String[] {"Of"});
    cleaner.write().save(folder.resolve("stops").toString());
    var models =
        new Vocabulary.Models(
            Optional.of(folder.resolve("lemmas").toString()),
            Optional.of(folder.resolve("stops").toString()),
            "en");

    Dataset<Row> split =
        new SparkNlpEngine()
            .split(
                titles(spark, List.of("Of Mice and Men")),
                new Vocabulary(Map.of(), Set.of(), models));

    assertThat(words(split).get("Of Mice and Men")).containsExactly("mouse", "and", "men");
  }

  @Test
  void saysWhatToSetWhereAModelIsMissing(SparkSession spark) {
    var models = new Vocabulary.Models(Optional.of(folder + "/none"), Optional.empty(), "en");

    assertThatThrownBy(
            () ->
                new SparkNlpEngine()
                    .split(titles(spark, List.of()), new Vocabulary(Map.of(), Set.of(), models)))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-201 INPUT_NOT_FOUND: lemma-model: Spark NLP cannot load")
        .hasMessageEndingWith(
            "set lemma-model to the folder of a saved model, which has a folder 'metadata'");
  }

  private static List<String> nastyTitles() {
    Random random = new Random(7);
    List<String> titles = new ArrayList<>(List.of(""));
    for (int i = 0; i < 10_000; i++) {
      StringBuilder title = new StringBuilder(i % 3 == 0 ? "" : i + " ");
      int bits = 1 + random.nextInt(9);
      for (int bit = 0; bit < bits; bit++) {
        title.append(
            random.nextInt(9) == 0 ? anyCharacter(random) : BITS[random.nextInt(BITS.length)]);
        title.append(BLANKS[random.nextInt(BLANKS.length)]);
      }
      titles.add(title.toString());
    }
    return titles.stream().distinct().toList();
  }

  /** Of any plane, but no half of a pair, which UTF-8 cannot hold. */
  private static String anyCharacter(Random random) {
    int one = random.nextInt(random.nextBoolean() ? 0x3000 : 0x30000);
    return one >= 0xd800 && one < 0xe000 ? "?" : Character.toString(one);
  }

  private static Map<String, List<String>> byPipeline(SparkSession spark, List<String> titles) {
    DocumentAssembler assembler = new DocumentAssembler();
    assembler.setInputCol("product_title");
    assembler.setOutputCol("document");
    Tokenizer tokenizer = new Tokenizer();
    tokenizer.setInputCols(new String[] {"document"});
    tokenizer.setOutputCol("token");
    Normalizer normalizer = new Normalizer();
    normalizer.setInputCols(new String[] {"token"});
    normalizer.setOutputCol("normal");
    normalizer.setLowercase(true);
    LemmatizerModel lemmatizer = new LemmatizerModel();
    lemmatizer.setInputCols(new String[] {"normal"});
    lemmatizer.setOutputCol("lemma");
    scala.collection.immutable.Map<String, String> lemmas =
        scala.collection.immutable.Map$.MODULE$.empty();
    for (Map.Entry<String, String> entry : LEMMAS.entrySet()) {
      lemmas = lemmas.updated(entry.getKey(), entry.getValue());
    }
    lemmatizer.setLemmaDict(lemmas);
    StopWordsCleaner cleaner = new StopWordsCleaner();
    cleaner.setInputCols(new String[] {"lemma"});
    cleaner.setOutputCol("clean");
    cleaner.setStopWords(STOP_WORDS.toArray(String[]::new));
    cleaner.setCaseSensitive(false);
    Finisher finisher = new Finisher();
    finisher.setInputCols(new String[] {"clean"});
    finisher.setOutputCols(new String[] {"words"});
    Dataset<Row> rows = titles(spark, titles);
    PipelineStage[] stages = {assembler, tokenizer, normalizer, lemmatizer, cleaner, finisher};
    return words(new Pipeline().setStages(stages).fit(rows).transform(rows));
  }

  private static Map<String, List<String>> words(Dataset<Row> split) {
    Map<String, List<String>> words = new HashMap<>();
    split
        .select("product_title", "words")
        .collectAsList()
        .forEach(row -> assertThat(words.put(row.getString(0), row.getList(1))).isNull());
    return words;
  }

  private static Dataset<Row> titles(SparkSession spark, List<String> titles) {
    Stream<Row> rows = titles.stream().map(title -> RowFactory.create(title, List.of(1L)));
    return spark.createDataFrame(rows.toList(), TITLES);
  }
}
