package io.sparketl.jobs.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Suggestion;
import io.sparketl.jobs.io.csv.Dialect;
import io.sparketl.jobs.io.csv.Irregular;
import io.sparketl.jobs.io.scan.ScanRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;

/** The options of {@code ledger-csv}: text, bound strictly. */
final class CsvOptions {

  private static final String PATH = "path";
  private static final String PATHS = "paths";
  private static final String MODE = "mode";

  private static final Set<String> DIALECT =
      Set.of(
          "separator",
          "quote",
          "escape",
          "encoding",
          "header-rows",
          "lines-before",
          "columns",
          "null-text",
          "decimal-comma",
          "comment",
          "multi-line",
          "surplus-fields",
          "missing-fields",
          "broken-quotes",
          "unended-line",
          "max-record-bytes");

  private final Map<String, String> options;

  CsvOptions(CaseInsensitiveStringMap options) {
    this.options = options.asCaseSensitiveMap();
    List<String> known = new ArrayList<>(DIALECT);
    known.add(MODE);
    for (String key : this.options.keySet()) {
      String folded = key.toLowerCase(Locale.ROOT);
      if (!known.contains(folded) && !folded.equals(PATH) && !folded.equals(PATHS)) {
        throw refused(
            "ledger-csv has no option '%s'%s".formatted(key, Suggestion.didYouMean(folded, known)),
            null);
      }
    }
  }

  private String text(String key, String standard) {
    return options.entrySet().stream()
        .filter(option -> option.getKey().equalsIgnoreCase(key))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(standard);
  }

  /** What {@code load} was given, one path or several. */
  List<String> paths() {
    List<String> paths = new ArrayList<>(list(PATHS));
    String path = text(PATH, "");
    if (!path.isEmpty()) {
      paths.add(path);
    }
    if (paths.isEmpty()) {
      throw refused("ledger-csv was given no path", null);
    }
    return paths;
  }

  ScanRequest.Mode mode() {
    return choice(MODE, ScanRequest.Mode.class, ScanRequest.Mode.FAIL);
  }

  Dialect dialect() {
    Dialect standard = Dialect.STANDARD;
    try {
      return new Dialect(
          text("separator", standard.separator()),
          text("quote", standard.quote()),
          text("escape", standard.escape()),
          text("encoding", standard.encoding()),
          number("header-rows", standard.headerRows()),
          number("lines-before", standard.linesBefore()),
          list("columns"),
          list("null-text"),
          flag("decimal-comma"),
          text("comment", standard.comment()),
          flag("multi-line"),
          choice("surplus-fields", Irregular.class, standard.surplusFields()),
          choice("missing-fields", Irregular.class, standard.missingFields()),
          choice("broken-quotes", Irregular.class, standard.brokenQuotes()),
          choice("unended-line", Irregular.class, standard.unendedLine()),
          number("max-record-bytes", standard.maxRecordBytes()));
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()), e);
    }
  }

  private int number(String key, int standard) {
    String text = text(key, String.valueOf(standard));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw refused("%s is a whole number, not '%s'".formatted(key, text), e);
    }
  }

  private boolean flag(String key) {
    String text = text(key, "false");
    if (!text.equals("true") && !text.equals("false")) {
      throw refused("%s is true or false, not '%s'".formatted(key, text), null);
    }
    return text.equals("true");
  }

  /** One text, or several as a JSON array, as Spark's own reader hands over several paths. */
  private List<String> list(String key) {
    String text = text(key, "");
    if (!text.startsWith("[")) {
      return text.isEmpty() ? List.of() : List.of(text);
    }
    try {
      return new ObjectMapper().readValue(text, new TypeReference<List<String>>() {});
    } catch (JsonProcessingException e) {
      throw refused("%s is a text or a JSON array of texts, not %s".formatted(key, text), e);
    }
  }

  private <E extends Enum<E>> E choice(String key, Class<E> type, E standard) {
    String text = text(key, standard.name());
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(one -> one.name().toLowerCase(Locale.ROOT))
            .toList();
    if (!names.contains(text.toLowerCase(Locale.ROOT))) {
      throw refused("%s is one of %s, not '%s'".formatted(key, names, text), null);
    }
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }

  private static EtlException refused(String problem, @Nullable Exception cause) {
    return new EtlException(
        ErrorCode.ARGUMENT_INVALID,
        problem,
        "the options are: %s, %s"
            .formatted(MODE, String.join(", ", DIALECT.stream().sorted().toList())),
        cause);
  }
}
