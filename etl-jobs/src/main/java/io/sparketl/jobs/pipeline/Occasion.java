package io.sparketl.jobs.pipeline;

import io.sparketl.jobs.run.RunId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one run's paths are made of.
 *
 * @param run the run
 * @param date the logical date: the day that the run is about, not the one on which it happens
 */
public record Occasion(RunId run, LocalDate date) {

  private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

  /**
   * A path with its date filled in: {@code {date}} as 2026-11-01, {@code {year}} and {@code
   * {month}}.
   *
   * @param columns names that stand for columns in this path, and not for the date
   */
  String fill(String path, Collection<String> columns) {
    Map<String, String> values =
        Map.of(
            "date", date.toString(),
            "year", Integer.toString(date.getYear()),
            "month", String.format(Locale.ROOT, "%02d", date.getMonthValue()));
    return NAME.matcher(path)
        .replaceAll(
            found -> {
              String name = found.group(1);
              boolean isOurs = values.containsKey(name) && !columns.contains(name);
              return Matcher.quoteReplacement(
                  isOurs ? values.getOrDefault(name, "") : found.group());
            });
  }
}
