package io.sparketl.jobs.io.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The score of the Pollock benchmark: ten measures of 0 to 1, which are success, and precision,
 * recall and F1 of the header's cells, of the records and of all cells. All are of multisets: order
 * does not count. Cells of the header and of records are compared by value, and those of a record
 * put together, so where one ends counts for the cells alone.
 */
final class PollutionScore {

  private static final double BEST = 10;

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.\\d*|\\.\\d+)");
  private static final Pattern CLOCK = Pattern.compile("(\\d\\d?):(\\d\\d)(:\\d\\d)?");
  private static final Pattern DATE = Pattern.compile("(\\d\\d)/(\\d\\d)/(\\d{4})");
  private static final Pattern MONEY = Pattern.compile("\\$ *(\\d+(\\.\\d*)?)");

  private PollutionScore() {}

  /**
   * The score of a file, 0 to 10.
   *
   * @param clean what was to be read, the header first if there is one
   * @param loaded what was read; nothing where reading failed
   */
  static double of(List<List<String>> clean, Optional<List<List<String>>> loaded) {
    if (loaded.isEmpty()) {
      return 0;
    }
    if (clean.isEmpty()) {
      return BEST;
    }
    List<List<String>> rows = loaded.get();
    return 1
        + measures(header(clean), header(rows))
        + measures(records(clean), records(rows))
        + measures(cells(clean), cells(rows));
  }

  private static List<String> header(List<List<String>> rows) {
    return rows.isEmpty() ? List.of() : rows.get(0).stream().map(PollutionScore::value).toList();
  }

  private static List<String> records(List<List<String>> rows) {
    return rows.stream()
        .skip(1)
        .map(row -> row.stream().map(PollutionScore::value).collect(Collectors.joining()))
        .toList();
  }

  private static List<String> cells(List<List<String>> rows) {
    return rows.stream().flatMap(List::stream).toList();
  }

  /** Precision, recall and F1, added up. */
  private static double measures(List<String> clean, List<String> loaded) {
    if (clean.isEmpty()) {
      return 3;
    }
    Map<String, Long> left = counts(clean);
    double common =
        counts(loaded).entrySet().stream()
            .mapToLong(entry -> Math.min(entry.getValue(), left.getOrDefault(entry.getKey(), 0L)))
            .sum();
    if (common == 0) {
      return 0;
    }
    double precision = common / clean.size();
    double recall = common / loaded.size();
    return precision + recall + 2 * precision * recall / (precision + recall);
  }

  private static Map<String, Long> counts(List<String> texts) {
    return texts.stream()
        .collect(Collectors.groupingBy(Function.identity(), HashMap::new, Collectors.counting()));
  }

  /** A cell in the form that all ways of writing its value have. */
  private static String value(String cell) {
    Matcher clock = CLOCK.matcher(cell);
    Matcher date = DATE.matcher(cell);
    Matcher money = MONEY.matcher(cell);
    if (WHOLE.matcher(cell).matches()) {
      return String.valueOf(Long.parseLong(cell));
    } else if (NUMBER.matcher(cell).matches()) {
      return String.valueOf(Double.parseDouble(cell));
    } else if (clock.matches()) {
      return cell.length() > 5 ? cell : cell + ":00";
    } else if (date.matches()) {
      return date.group(3) + "-" + date.group(1) + "-" + date.group(2) + " 00:00:00";
    } else if (money.find()) {
      return "$" + Double.parseDouble(money.group(1));
    }
    return cell.toLowerCase(Locale.ROOT);
  }

  /** Scores by file as two means: of all files alike, and by their weights. */
  record Means(double simple, double weighted) {

    static Means of(Map<PollutedFile, Double> scores) {
      return new Means(mean(scores, file -> 1.0), mean(scores, file -> file.pollution().weight()));
    }

    private static double mean(
        Map<PollutedFile, Double> scores, Function<PollutedFile, Double> weight) {
      double sum = 0;
      double weights = 0;
      for (Map.Entry<PollutedFile, Double> score : scores.entrySet()) {
        if (score.getKey().pollution().isScored()) {
          sum += score.getValue() * weight.apply(score.getKey());
          weights += weight.apply(score.getKey());
        }
      }
      return sum / weights;
    }
  }

  /** The mean score of the files of each pollution. */
  static Map<Pollution, Double> byPollution(Map<PollutedFile, Double> scores) {
    return scores.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                score -> score.getKey().pollution(),
                Collectors.averagingDouble(Map.Entry::getValue)));
  }
}
