package io.sparketl.jobs.words;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import io.sparketl.core.words.DistinctTitles;
import io.sparketl.core.words.ListWords;
import io.sparketl.core.words.Titles;
import io.sparketl.core.words.Words;
import io.sparketl.jobs.Job;
import io.sparketl.jobs.SideInput;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.Tables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The words of titles.
 *
 * @param titles the titles with their year, see {@link Titles}
 * @param words the words, see {@link Words}
 * @param yearFrom which column tells the year
 * @param engine what takes titles apart
 * @param language of the built-in lists
 * @param lemmas a file of lemmas instead
 * @param stopWords a file of stop words instead
 * @param lemmaModel a lemmatizer of Spark NLP instead
 * @param stopWordsModel a stop word cleaner of Spark NLP instead
 * @param maxTitleLength the longest title that is taken apart, in characters
 */
public record TitleWordsJob(
    Source titles,
    Sink words,
    YearColumn yearFrom,
    Engine engine,
    Language language,
    Optional<String> lemmas,
    Optional<String> stopWords,
    Optional<String> lemmaModel,
    Optional<String> stopWordsModel,
    int maxTitleLength)
    implements Job {

  private static final String LEMMAS = "lemmas";
  private static final String STOP_WORDS = "stop-words";
  private static final String WITHOUT_WORDS = "titles without words";
  private static final int SHOWN_CHARACTERS = 80;

  public TitleWordsJob {
    requireOne("lemma-model", lemmaModel, LEMMAS, lemmas, engine);
    requireOne("stop-words-model", stopWordsModel, STOP_WORDS, stopWords, engine);
    if (maxTitleLength < 1) {
      throw new IllegalArgumentException(
          "max-title-length is 1 or more, not %d".formatted(maxTitleLength));
    }
  }

  private static void requireOne(
      String model, Optional<String> name, String file, Optional<String> path, Engine engine) {
    if (name.isPresent() && path.isPresent()) {
      throw new IllegalArgumentException("%s and %s are both set".formatted(model, file));
    }
    if (name.isPresent() && engine != Engine.SPARK_NLP) {
      throw new IllegalArgumentException("%s is for the engine spark-nlp alone".formatted(model));
    }
  }

  @Override
  public Ports ports() {
    return Ports.none()
        .reads(
            "titles", titles, yearFrom == YearColumn.YEAR ? Titles.BY_YEAR : Titles.BY_REVIEW_DATE)
        .writes("words", words, Words.CONTRACT);
  }

  @Override
  public Map<String, SideInput> sideInputs() {
    Map<String, SideInput> lists = new LinkedHashMap<>();
    lemmas.ifPresent(
        path ->
            lists.put(
                LEMMAS, hadoop -> "%s, %,d forms".formatted(path, lemmas(path, hadoop).size())));
    stopWords.ifPresent(
        path ->
            lists.put(
                STOP_WORDS,
                hadoop -> "%s, %,d words".formatted(path, stopWords(path, hadoop).size())));
    return lists;
  }

  @Override
  public void run(Tables tables) {
    WordEngine splitter = engine.load();
    Dataset<Row> distinct = new DistinctTitles().apply(withYear(tables.read("titles")));
    Vocabulary vocabulary =
        vocabulary(distinct.sparkSession().sparkContext().hadoopConfiguration());
    Dataset<Row> split = splitter.split(ofLength(distinct, tables), vocabulary);
    Dataset<Row> counted =
        tables.count(split, Map.of(WITHOUT_WORDS, oneIf(size(col("words")).equalTo(0))), example());
    tables.write("words", new ListWords().apply(counted));
  }

  private Dataset<Row> withYear(Dataset<Row> rows) {
    return yearFrom == YearColumn.YEAR
        ? rows
        : rows.select(col("product_title"), year(col("review_date")).cast("bigint").as("year"));
  }

  private Dataset<Row> ofLength(Dataset<Row> distinct, Tables tables) {
    Column isLong = length(col("product_title")).gt(maxTitleLength);
    Map<String, Column> weights = new LinkedHashMap<>();
    weights.put(DistinctTitles.REPEATED, col(DistinctTitles.REPEATED));
    weights.put("titles longer than %d characters".formatted(maxTitleLength), oneIf(isLong));
    return tables
        .count(distinct, weights, example())
        .where(length(col("product_title")).leq(maxTitleLength))
        .select("product_title", "years");
  }

  private Vocabulary vocabulary(Configuration hadoop) {
    Map<String, String> forms =
        lemmaModel.isPresent()
            ? Map.of()
            : lemmas
                .map(path -> lemmas(path, hadoop))
                .orElseGet(() -> WordList.builtIn(language.lemmas()).lemmas());
    Set<String> stops =
        stopWordsModel.isPresent()
            ? Set.of()
            : stopWords
                .map(path -> stopWords(path, hadoop))
                .orElseGet(() -> WordList.builtIn(language.stopWords()).words());
    var models = new Vocabulary.Models(lemmaModel, stopWordsModel, language.code());
    return new Vocabulary(forms, stops, models);
  }

  private static Map<String, String> lemmas(String path, Configuration hadoop) {
    return WordList.read(path, LEMMAS, hadoop).lemmas();
  }

  private static Set<String> stopWords(String path, Configuration hadoop) {
    return WordList.read(path, STOP_WORDS, hadoop).words();
  }

  private static Column oneIf(Column condition) {
    return when(condition, lit(1L)).otherwise(lit(0L));
  }

  private static Column example() {
    return substring(col("product_title"), 1, SHOWN_CHARACTERS);
  }
}
