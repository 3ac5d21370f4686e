package io.sparketl.jobs.words;

import static io.sparketl.core.contract.Field.binary;
import static io.sparketl.core.contract.Field.whole;
import static org.apache.spark.sql.functions.col;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.words.WordCounts;
import io.sparketl.core.words.cloud.Film;
import io.sparketl.core.words.cloud.Homes;
import io.sparketl.core.words.cloud.LeftOut;
import io.sparketl.core.words.cloud.PngFile;
import io.sparketl.core.words.cloud.SizedWord;
import io.sparketl.core.words.cloud.WordCloud;
import io.sparketl.core.words.cloud.WordCount;
import io.sparketl.jobs.Job;
import io.sparketl.jobs.SideInput;
import io.sparketl.jobs.config.Names;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.Tables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * A picture of the words of every year, and a film of the pictures.
 *
 * @param counts how often each word was counted in each year
 * @param pictures a PNG for every year
 * @param film an animated GIF of the pictures in the order of the years; may be left out
 * @param steady whether a word keeps its place over the years, as far as it can
 * @param seconds how long the film shows a year
 * @param look what the pictures look like
 */
public record WordCloudsJob(
    Source counts,
    Sink pictures,
    Optional<Sink> film,
    boolean steady,
    BigDecimal seconds,
    CloudLook look)
    implements Job {

  private static final Contract PICTURES =
      Contract.of(whole("year"), binary("content")).orderedBy(col("year"));

  private static final Contract FILM = Contract.of(binary("content"));

  /** How large a word is in a year. */
  private static final StructType SIZED =
      new StructType()
          .add("year", DataTypes.LongType)
          .add("word", DataTypes.StringType)
          .add("size", DataTypes.IntegerType);

  private static final BigDecimal SHORTEST = new BigDecimal("0.02");
  private static final BigDecimal LONGEST = new BigDecimal("600");

  public WordCloudsJob {
    if (seconds.compareTo(SHORTEST) < 0 || seconds.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "seconds are from %s to %s, not %s".formatted(SHORTEST, LONGEST, seconds));
    }
  }

  @Override
  public Ports ports() {
    Ports ports =
        Ports.none()
            .reads("counts", counts, WordCounts.CONTRACT)
            .writes("pictures", pictures, PICTURES);
    return film.map(sink -> ports.writes("film", sink, FILM)).orElse(ports);
  }

  @Override
  public Map<String, SideInput> sideInputs() {
    return Map.of("look", hadoop -> studio(hadoop).description());
  }

  @Override
  public void run(Tables tables) {
    Dataset<Row> words = tables.read("counts");
    SparkSession spark = words.sparkSession();
    CloudStudio studio = studio(spark.sparkContext().hadoopConfiguration());
    Layout layout = steady ? steadyLayout(studio, words) : (year, counts) -> studio.compose(counts);
    // Kept: the film takes the very pictures that are published.
    Dataset<Row> years = years(studio, words, layout).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Map<String, Column> leftOut = new LinkedHashMap<>();
      leftOutColumns().forEach((reason, column) -> leftOut.put(reason, col(column)));
      Dataset<Row> counted = tables.count(years, leftOut, col("year"));
      tables.write("pictures", counted.select("year", "content"));
      if (film.isPresent()) {
        tables.write("film", film(studio, years.select("year", "content")));
      }
    } finally {
      years.unpersist();
    }
  }

  private CloudStudio studio(Configuration hadoop) {
    try {
      CloudStudio studio = new CloudStudio(look, hadoop);
      return film.isPresent() ? studio.forFilm() : studio;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a year is laid out; goes along to the executors. */
  @FunctionalInterface
  private interface Layout extends Serializable {
    WordCloud of(long year, List<WordCount> counts);
  }

  /**
   * The driver finds a place for the prominent words of all years; the rest is done year by year.
   */
  private static Layout steadyLayout(CloudStudio studio, Dataset<Row> words) {
    FlatMapGroupsFunction<Long, Row, Row> prominent =
        (year, rows) ->
            studio.steady().prominent(countsOf(rows)).stream()
                .map(word -> RowFactory.create(year, word.word(), word.size()))
                .iterator();
    SortedMap<Long, List<SizedWord>> pictures = new TreeMap<>();
    for (Row row : byYear(words).flatMapGroups(prominent, Encoders.row(SIZED)).collectAsList()) {
      pictures
          .computeIfAbsent(row.getLong(0), none -> new ArrayList<>())
          .add(new SizedWord(row.getString(1), row.getInt(2)));
    }
    Homes homes = studio.steady().homes(pictures);
    return (year, counts) -> studio.steady().compose(counts, year, homes);
  }

  private static KeyValueGroupedDataset<Long, Row> byYear(Dataset<Row> words) {
    MapFunction<Row, Long> year = row -> row.getLong(0);
    return words.select("year", "word", "count").groupByKey(year, Encoders.LONG());
  }

  private static Dataset<Row> years(CloudStudio studio, Dataset<Row> words, Layout layout) {
    MapGroupsFunction<Long, Row, Row> picture =
        (year, rows) -> row(year, studio, layout.of(year, countsOf(rows)));
    return byYear(words).mapGroups(picture, Encoders.row(drawn()));
  }

  /** What is counted of the words of all years, and in which column it stands. */
  private static Map<String, String> leftOutColumns() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (LeftOut reason : LeftOut.values()) {
      columns.put("words left out: " + reason.reason(), Names.kebab(reason));
    }
    columns.put("pictures without a word", "empty");
    return columns;
  }

  /** The pictures, with a column for each reason why words are not there. */
  private static StructType drawn() {
    StructType schema = PICTURES.schema();
    for (String column : leftOutColumns().values()) {
      schema = schema.add(column, DataTypes.LongType);
    }
    return schema;
  }

  private static Row row(long year, CloudStudio studio, WordCloud cloud) {
    List<Object> values = new ArrayList<>(List.of(year, studio.png(cloud)));
    values.addAll(cloud.leftOut().values());
    values.add(cloud.words().isEmpty() ? 1L : 0L);
    return RowFactory.create(values.toArray());
  }

  private static List<WordCount> countsOf(Iterator<Row> rows) {
    List<WordCount> counts = new ArrayList<>();
    rows.forEachRemaining(row -> counts.add(new WordCount(row.getString(1), row.getLong(2))));
    return counts;
  }

  /** One picture after the other comes to the driver, and goes into the film. */
  private Dataset<Row> film(CloudStudio studio, Dataset<Row> years) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (Film film = studio.film(content, seconds.doubleValue())) {
      Iterator<Row> pictures = years.orderBy("year").toLocalIterator();
      while (pictures.hasNext()) {
        Row year = pictures.next();
        film.add(PngFile.read(year.getAs("content")), String.valueOf(year.getLong(0)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Row> rows =
        content.size() == 0 ? List.of() : List.of(RowFactory.create(content.toByteArray()));
    return years.sparkSession().createDataset(rows, Encoders.row(FILM.schema()));
  }
}
