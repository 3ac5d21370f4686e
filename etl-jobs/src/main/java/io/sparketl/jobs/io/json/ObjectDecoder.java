package io.sparketl.jobs.io.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sparketl.core.contract.Field;
import io.sparketl.jobs.io.ledger.Verdicts;
import io.sparketl.jobs.io.scan.RowFault;
import io.sparketl.jobs.io.scan.RowIntake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands the wanted members of an object to an intake, and says what becomes of the row. */
final class ObjectDecoder implements JsonLine.Members {

  private final RowIntake intake;
  private final Map<String, Integer> columns = new HashMap<>();
  private final @Nullable JsonToken[] tokens;
  private final String[] texts;
  private boolean isRepeated;

  /**
   * A decoder.
   *
   * @param columns for each wanted column all its names, folded
   */
  ObjectDecoder(List<List<String>> columns, RowIntake intake) {
    this.intake = intake;
    this.tokens = new JsonToken[columns.size()];
    this.texts = new String[columns.size()];
    for (int i = 0; i < columns.size(); i++) {
      for (String name : columns.get(i)) {
        this.columns.put(name, i);
      }
    }
  }

  /** What becomes of the row in a line, as a number of {@link Verdicts}. */
  int decode(byte[] bytes, int from, int to) throws IOException {
    intake.begin();
    Arrays.fill(tokens, null);
    isRepeated = false;
    Optional<RowFault> fault = JsonLine.read(bytes, from, to, this);
    if (fault.isEmpty() && isRepeated) {
      fault = Optional.of(RowFault.REPEATED_KEY);
    }
    if (fault.isPresent()) {
      return intake.verdicts().faulty(fault.get().number());
    }
    int verdict = Verdicts.USED;
    for (int i = 0; i < tokens.length && verdict == Verdicts.USED; i++) {
      verdict = handOn(i);
    }
    return verdict == Verdicts.USED ? intake.askRules() : verdict;
  }

  @Override
  public void member(String key, JsonParser value) throws IOException {
    Integer column = columns.get(Field.fold(key));
    if (column == null) {
      return;
    }
    isRepeated |= tokens[column] != null;
    tokens[column] = value.currentToken();
    // Of a number, the very digits that stand there.
    texts[column] = value.getText();
  }

  private int handOn(int column) {
    JsonToken token = tokens[column];
    if (token == null || token == JsonToken.VALUE_NULL) {
      return intake.missing(column);
    }
    String text = texts[column];
    if (token.isStructStart() || !isWhole(text)) {
      return intake.unreadable(column);
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return intake.text(column, utf8, 0, utf8.length);
  }

  /** Whether there are no halves of characters in a text. */
  private static boolean isWhole(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
