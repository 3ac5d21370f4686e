package io.sparketl.jobs.words;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * How many titles the two engines take apart in a second of one processor, with the built-in English lists. They take
 * turns in one session over the same cached titles, and what counts is the time of computing, of all threads, so
 * that other programs on the machine do not matter; printed are the speeds of each turn, their ratio,
 * and the median of the ratios. Engines that give other words end the program.
 *
 * <p>Usage: {@code java … io.sparketl.jobs.words.WordEngines TURNS TITLES [FILE]}. FILE has a title a
 * line; without one titles are made up of 20,000 words, seven each. It is in the package of what it
 * looks into.
 */
public final class WordEngines {

  private WordEngines() {}

  public static void main(String[] arguments) {
    int turns = Integer.parseInt(arguments[0]);
    int number = Integer.parseInt(arguments[1]);
    Vocabulary vocabulary =
        new Vocabulary(
            WordList.builtIn(Language.EN.lemmas()).lemmas(),
            WordList.builtIn(Language.EN.stopWords()).words(),
            new Vocabulary.Models(Optional.empty(), Optional.empty(), "en"));
    try (SparkSession spark = SparkSession.builder().appName("word engines").getOrCreate()) {
      Dataset<Row> titles =
          (arguments.length > 2 ? spark.read().textFile(arguments[2]) : madeUp(spark, number))
              .toDF("product_title")
              .distinct()
              .withColumn("years", functions.array(functions.lit(2000L)))
              .limit(number)
              .repartition(8)
              .cache();
      long rows = titles.count();
      List<Double> ratios = new ArrayList<>();
      for (int turn = -1; turn < turns; turn++) {
        Result columns = measured(Engine.COLUMNS, titles, vocabulary);
        Result nlp = measured(Engine.SPARK_NLP, titles, vocabulary);
        if (!columns.words().equals(nlp.words())) {
          throw new IllegalStateException(columns.words() + " is not " + nlp.words());
        }
        if (turn >= 0) {
          ratios.add(nlp.seconds() / columns.seconds());
          System.out.printf(
              "columns %,.0f titles/s, spark-nlp %,.0f titles/s, ratio %.2f%n",
              rows / columns.seconds(), rows / nlp.seconds(), nlp.seconds() / columns.seconds());
        }
      }
      ratios.sort(null);
      System.out.printf("%,d titles, median ratio %.2f%n", rows, ratios.get(ratios.size() / 2));
    }
  }

  private record Result(double seconds, Row words) {}

  /** The words are hashed with their titles, so that none can be left out. */
  private static Result measured(Engine engine, Dataset<Row> titles, Vocabulary vocabulary) {
    long start = cpuNanos();
    Row words =
        engine
            .load()
            .split(titles, vocabulary)
            .selectExpr("sum(cast(xxhash64(product_title, words) as decimal(20))) hash", "sum(size(words)) words")
            .first();
    return new Result((cpuNanos() - start) / 1e9, words);
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  private static Dataset<String> madeUp(SparkSession spark, int number) {
    Random random = new Random(7);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder word = new StringBuilder(i % 5 == 0 ? "The " : "");
      for (int letters = 3 + random.nextInt(7); letters > 0; letters--) {
        word.append((char) ('a' + random.nextInt(26)));
      }
      words.add(word.append(i % 11 == 0 ? "'s:" : "").toString());
    }
    List<String> titles = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      StringBuilder title = new StringBuilder();
      for (int word = 0; word < 7; word++) {
        title.append(words.get((int) (20_000 * Math.pow(random.nextDouble(), 3)))).append(' ');
      }
      titles.add(title + "(#" + i + ")");
    }
    return spark.createDataset(titles, Encoders.STRING());
  }
}
