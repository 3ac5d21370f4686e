package io.sparketl.jobs.inspect;

import io.sparketl.jobs.io.csv.CsvRecord;
import io.sparketl.jobs.io.csv.CsvSample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the shape that suits a text best, by splitting it in all ways that could be meant. */
final class ShapeFinder {

  /** Of several characters first: they win where what they are made of suits as well. */
  private static final List<String> SEPARATORS =
      List.of(
          "~|~", "|~|", "|^|", " | ", " ; ", "||", "::", ";;", "~~", "^^", ", ", "; ", "| ", ",",
          ";", "\t", "|", "~", "^", "\u0001", "\u001f");

  /** Marks of any text, which are separators only if nothing else is and all lines agree. */
  private static final List<String> MARKS_OF_PROSE = List.of(":", " ");

  /** So many records tell what separates them. */
  private static final int ENOUGH = 200;

  /** So many columns tell what quotes them. */
  private static final int MOST_COLUMNS = 50;

  private static final double MOSTLY = 0.9;

  /** Single quotes are among the variants only where fields stand between them. */
  private static final Comparator<ShapeScore> FEWEST_BROKEN_FIRST =
      Comparator.<ShapeScore>comparingInt(ShapeScore::broken)
          .thenComparing(score -> !score.shape().quote().equals("'"))
          .thenComparing(score -> -score.value());

  private final CsvSample text;
  private final String characters;

  /** A finder for a text in UTF-8. */
  ShapeFinder(CsvSample text) {
    this.text = text;
    this.characters = new String(text.bytes(), StandardCharsets.UTF_8);
  }

  /** The best shape; empty where nothing separates fields. */
  Optional<Shape> find() {
    return best(SEPARATORS)
        .or(() -> best(MARKS_OF_PROSE).filter(this::isColumns))
        .map(score -> refined(score.shape()));
  }

  /** Times and dates have colons and blanks in all lines, and are one field. */
  private boolean isColumns(ShapeScore score) {
    List<CsvRecord> lines = records(Shape.of("\u0000"), ENOUGH);
    return score.isRegular()
        && lines.stream().noneMatch(line -> ValueKind.of(line.fields().get(0), '.').isTyped());
  }

  private Optional<ShapeScore> best(List<String> separators) {
    List<ShapeScore> scores =
        separators.stream()
            .filter(characters::contains)
            .map(separator -> variant(Shape.of(separator), ENOUGH))
            .filter(ShapeScore::isTable)
            .toList();
    double most = scores.stream().mapToDouble(ShapeScore::value).max().orElse(0);
    return scores.stream().filter(score -> score.value() > most - 1e-9).findFirst();
  }

  /** What shows only further on, such as line breaks in quotes. */
  private Shape refined(Shape shape) {
    boolean isWell = records(shape, Integer.MAX_VALUE).stream().noneMatch(CsvRecord::isBroken);
    return isWell ? shape : variant(shape, Integer.MAX_VALUE).shape();
  }

  /** The best way of quoting for a separator. */
  private ShapeScore variant(Shape shape, int most) {
    ShapeScore plain = score(shape, most);
    if (plain.width() < 2) {
      return plain;
    }
    List<ShapeScore> variants = new ArrayList<>(List.of(plain));
    if (characters.contains("\\" + shape.quote())) {
      variants.add(score(shape.withEscape("backslash"), most));
    }
    if (isQuotedBy("'", shape, most)) {
      Shape single = shape.withQuote("'");
      variants.add(score(single, most));
      if (characters.contains("\\'")) {
        variants.add(score(single.withEscape("backslash"), most));
      }
    }
    ShapeScore best = variants.stream().min(FEWEST_BROKEN_FIRST).orElseThrow();
    return best.broken() > 0 ? healed(best, most) : best;
  }

  /** A shape in which quotes that do not pair do, or in which there are none. */
  private ShapeScore healed(ShapeScore hurt, int most) {
    ShapeScore acrossLines = score(hurt.shape().acrossLines(), most);
    if (acrossLines.broken() < hurt.broken() && acrossLines.share() >= hurt.share()) {
      return acrossLines;
    }
    Shape bare = hurt.shape().withQuote("").withEscape("doubled");
    long opened =
        records(bare, most).stream()
            .filter(record -> record.fields().stream().anyMatch(field -> field.startsWith("\"")))
            .count();
    return opened > 1 && opened == hurt.broken() ? score(bare, most) : hurt;
  }

  /** Whether there is a column of which nearly all texts begin with such a quote. */
  private boolean isQuotedBy(String quote, Shape shape, int most) {
    if (!characters.contains(quote)) {
      return false;
    }
    List<CsvRecord> records = records(shape.withQuote(""), most);
    return IntStream.range(0, Math.min(MOST_COLUMNS, ShapeScore.commonWidth(records)))
        .anyMatch(column -> isQuotedBy(quote, records, column));
  }

  private static boolean isQuotedBy(String quote, List<CsvRecord> records, int column) {
    List<String> cells =
        records.stream()
            .map(CsvRecord::fields)
            .filter(fields -> fields.size() > column && !fields.get(column).isBlank())
            .map(fields -> fields.get(column))
            .toList();
    long quoted =
        cells.stream().filter(cell -> cell.length() > 1 && cell.startsWith(quote)).count();
    return quoted > 0 && quoted >= MOSTLY * (cells.size() - 1);
  }

  private ShapeScore score(Shape shape, int most) {
    List<CsvRecord> records = records(shape, most);
    int last = records.size() - 1;
    // A last line without an end may have been cut.
    boolean isDoubtful = last > 1 && records.get(last).end().isEmpty();
    return ShapeScore.of(shape, isDoubtful ? records.subList(0, last) : records);
  }

  private List<CsvRecord> records(Shape shape, int most) {
    return text.records(shape.dialect(), most);
  }
}
