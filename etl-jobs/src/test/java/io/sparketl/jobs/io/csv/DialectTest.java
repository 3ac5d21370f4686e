package io.sparketl.jobs.io.csv;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTest {

  @ParameterizedTest
  @CsvSource({
    "→, ISO-8859-1, '', separator '→' cannot be written in ISO-8859-1",
    "é, US-ASCII, '', separator 'é' cannot be written in US-ASCII",
    "',', windows-1252, '−', null-text '−' cannot be written in windows-1252"
  })
  void refusesWhatTheEncodingCannotWrite(
      String separator, String encoding, String nullText, String message) {
    assertThatThrownBy(() -> dialect(separator, encoding, nullText, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesACommentThatARowCanBeginWith() {
    assertThatThrownBy(() -> dialect(";;", "UTF-8", "", ";"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "comment cannot begin the separator: rows whose first field is empty would be"
                + " comments");
  }

  @ParameterizedTest
  @CsvSource({
    "^, ;^, '', escape cannot be part of the separator",
    "backslash, \\, '', escape cannot be part of the separator",
    "^, ;, ^, escape cannot be the comment"
  })
  void refusesAnEscapeThatIsSomethingElse(
      String escape, String separator, String comment, String message) {
    assertThatThrownBy(() -> dialect(separator, escape, "UTF-8", "", comment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static Dialect dialect(
      String separator, String encoding, String nullText, String comment) {
    return dialect(separator, Dialect.STANDARD.escape(), encoding, nullText, comment);
  }

  private static Dialect dialect(
      String separator, String escape, String encoding, String nullText, String comment) {
    Dialect standard = Dialect.STANDARD;
    return new Dialect(
        separator,
        standard.quote(),
        escape,
        encoding,
        standard.headerRows(),
        standard.linesBefore(),
        List.of(),
        List.of(nullText),
        standard.decimalComma(),
        comment,
        standard.multiLine(),
        standard.surplusFields(),
        standard.missingFields(),
        standard.brokenQuotes(),
        standard.unendedLine(),
        standard.maxRecordBytes());
  }
}
