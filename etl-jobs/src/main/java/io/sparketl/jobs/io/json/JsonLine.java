package io.sparketl.jobs.io.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.sparketl.jobs.io.scan.RowFault;
import io.sparketl.jobs.io.scan.Utf8;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A line that should be one JSON object. */
final class JsonLine {

  /** How long a value may be is said by how long a line may be. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** Half of a character, which no text has. */
  private static final String NO_CHARACTER = "\uD800";

  private JsonLine() {}

  /** What is told of the members of an object, in their order. */
  @FunctionalInterface
  interface Members {

    /** A member; {@code value} stands at the first token of its value. */
    void member(String key, JsonParser value) throws IOException;
  }

  /**
   * Reads the line {@code bytes[from, to)}.
   *
   * @return what is wrong with it as a whole; what was told of its members is to be forgotten then
   */
  static Optional<RowFault> read(byte[] bytes, int from, int to, Members members)
      throws IOException {
    try (JsonParser parser = parser(bytes, from, to)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.of(RowFault.NO_OBJECT);
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        members.member(key, parser);
        parser.skipChildren();
      }
      return isAtEnd(parser) ? Optional.empty() : Optional.of(RowFault.SURPLUS_TEXT);
    } catch (JsonProcessingException e) {
      return Optional.of(RowFault.BROKEN_JSON);
    }
  }

  private static boolean isAtEnd(JsonParser parser) throws IOException {
    try {
      return parser.nextToken() == null;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Of bytes that are not UTF-8, only the values in which they stand are no text. */
  private static JsonParser parser(byte[] bytes, int from, int to) throws IOException {
    return Utf8.isText(bytes, from, to)
        ? FACTORY.createParser(bytes, from, to - from)
        : FACTORY.createParser(new StringReader(decoded(bytes, from, to)));
  }

  private static String decoded(byte[] bytes, int from, int to) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .replaceWith(NO_CHARACTER)
        .decode(ByteBuffer.wrap(bytes, from, to - from))
        .toString();
  }
}
