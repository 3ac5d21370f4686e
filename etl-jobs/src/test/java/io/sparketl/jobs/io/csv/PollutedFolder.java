package io.sparketl.jobs.io.csv;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The polluted files in a folder, for {@code bench/pollution.py}: {@code write} makes them, {@code
 * load} reads them with {@code ledger-csv} and with Spark's own reader, {@code score} prints how
 * well each system read them that left what it read in {@code loaded}.
 */
final class PollutedFolder {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final List<PollutedFile> files;

  private PollutedFolder(Path folder, PollutedTable table) {
    this.folder = folder;
    this.files =
        PollutedFiles.of(table).stream().filter(file -> file.pollution().isScored()).toList();
  }

  /** {@code write|load|score FOLDER [SOURCE]}: SOURCE is a well-formed CSV file to pollute. */
  public static void main(String[] arguments) throws IOException {
    PollutedTable table =
        arguments.length > 2
            ? PollutedTable.of(Files.readString(Path.of(arguments[2])))
            : PollutedTable.ofArticles();
    PollutedFolder polluted = new PollutedFolder(Path.of(arguments[1]), table);
    switch (arguments[0]) {
      case "write" -> polluted.write();
      case "load" -> polluted.load();
      case "score" -> polluted.score();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private Path path(PollutedFile file) {
    return folder.resolve("csv").resolve(file.name());
  }

  private void write() throws IOException {
    Files.createDirectories(folder.resolve("csv"));
    Map<String, KnownDialect> dialects = new LinkedHashMap<>();
    for (PollutedFile file : files) {
      Files.write(path(file), file.bytes());
      dialects.put(file.name(), file.dialect());
    }
    JSON.writeValue(folder.resolve("dialects.json").toFile(), dialects);
  }

  private void load() throws IOException {
    Files.createDirectories(folder.resolve("loaded"));
    try (SparkSession spark = SparkSession.builder().appName("pollution").getOrCreate()) {
      load("ledger-csv", file -> ledgerCsv(spark, file));
      load("spark", file -> sparkCsv(spark, file));
    }
  }

  private void load(String name, Function<PollutedFile, Dataset<Row>> reader) throws IOException {
    Map<String, Optional<List<List<String>>>> loaded =
        files.parallelStream()
            .collect(Collectors.toConcurrentMap(PollutedFile::name, file -> rows(file, reader)));
    Map<String, Object> written = new TreeMap<>();
    loaded.forEach((file, rows) -> written.put(file, rows.orElse(null)));
    JSON.writeValue(folder.resolve("loaded").resolve(name + ".json").toFile(), written);
  }

  /** Names that a reader makes up are not written. */
  private static Optional<List<List<String>>> rows(
      PollutedFile file, Function<PollutedFile, Dataset<Row>> reader) {
    try {
      Dataset<Row> table = reader.apply(file);
      List<List<String>> rows = new ArrayList<>();
      if (file.dialect().headerRows() > 0) {
        rows.add(List.of(table.columns()));
      }
      table.collectAsList().forEach(row -> rows.add(cells(row)));
      return Optional.of(rows);
    } catch (RuntimeException e) {
      System.err.println(file.name() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(row.isNullAt(i) ? "" : row.getString(i));
    }
    return cells;
  }

  private Dataset<Row> ledgerCsv(SparkSession spark, PollutedFile file) {
    KnownDialect dialect = file.dialect();
    String otherWidths = dialect.hasOtherTables() ? "reject" : "count";
    return spark
        .read()
        .format("ledger-csv")
        .option("mode", "count")
        .option("separator", dialect.separator())
        .option("quote", dialect.quote())
        .option("escape", dialect.escape().isEmpty() ? "none" : dialect.escape())
        .option("encoding", dialect.encoding())
        .option("header-rows", dialect.headerRows())
        .option("lines-before", dialect.linesBefore())
        .option("columns", json(dialect.columns()))
        .option("broken-quotes", "count")
        .option("surplus-fields", otherWidths)
        .option("missing-fields", otherWidths)
        .load(path(file).toString());
  }

  private Dataset<Row> sparkCsv(SparkSession spark, PollutedFile file) {
    KnownDialect dialect = file.dialect();
    DataFrameReader reader =
        spark
            .read()
            .option("sep", dialect.separator())
            .option("quote", dialect.quote())
            .option("escape", dialect.escape())
            .option("encoding", dialect.encoding())
            .option("header", dialect.headerRows() > 0);
    if (!dialect.columns().isEmpty()) {
      reader.schema(
          dialect.columns().stream()
              .map(name -> "`" + name + "` STRING")
              .collect(Collectors.joining(",")));
    }
    return reader.csv(path(file).toString());
  }

  private static String json(List<String> texts) {
    try {
      return JSON.writeValueAsString(texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void score() throws IOException {
    Map<String, Map<PollutedFile, Double>> scores = new TreeMap<>();
    try (DirectoryStream<Path> loaded =
        Files.newDirectoryStream(folder.resolve("loaded"), "*.json")) {
      for (Path system : loaded) {
        String name = system.getFileName().toString().replace(".json", "");
        scores.put(name, scores(system));
      }
    }
    print("", scores.keySet());
    print("---", scores.values().stream().map(system -> "---:").toList());
    for (Pollution pollution : Pollution.values()) {
      if (pollution.isScored()) {
        print(
            pollution.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            numbers(scores, all -> PollutionScore.byPollution(all).getOrDefault(pollution, 0.0)));
      }
    }
    print("simple", numbers(scores, all -> PollutionScore.Means.of(all).simple()));
    print("weighted", numbers(scores, all -> PollutionScore.Means.of(all).weighted()));
  }

  private Map<PollutedFile, Double> scores(Path system) throws IOException {
    Map<String, List<List<String>>> loaded =
        JSON.readValue(system.toFile(), new TypeReference<>() {});
    Map<PollutedFile, Double> scores = new LinkedHashMap<>();
    for (PollutedFile file : files) {
      Optional<List<List<String>>> rows = Optional.ofNullable(loaded.get(file.name()));
      scores.put(file, PollutionScore.of(file.clean(), rows));
    }
    return scores;
  }

  private static List<String> numbers(
      Map<String, Map<PollutedFile, Double>> scores,
      Function<Map<PollutedFile, Double>, Double> score) {
    return scores.values().stream()
        .map(system -> String.format(Locale.ROOT, "%.3f", score.apply(system)))
        .toList();
  }

  private static void print(String title, Iterable<String> cells) {
    System.out.println("| " + title + " | " + String.join(" | ", cells) + " |");
  }
}
