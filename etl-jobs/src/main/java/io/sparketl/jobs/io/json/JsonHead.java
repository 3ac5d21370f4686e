package io.sparketl.jobs.io.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sparketl.core.contract.Field;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.csv.CsvInput;
import io.sparketl.jobs.io.csv.Lines;
import io.sparketl.jobs.io.csv.RecordBuffer;
import io.sparketl.jobs.io.scan.RowFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;

/**
 * What the first lines of a file of JSON lines say of all: there is no header.
 *
 * @param columns the keys of all their objects, in the order in which they come; those that differ
 *     in case or outer blanks are one
 * @param lines how many lines were looked at, blank ones aside; 0 where the file has no rows
 */
public record JsonHead(List<Column> columns, int lines) {

  /** How many lines are looked at. */
  static final int MOST_LINES = 1000;

  /** Where the last of them begins at the latest. */
  static final int MOST_BYTES = 1 << 20;

  private static final int BUFFER_BYTES = 64 << 10;

  /**
   * A key.
   *
   * @param name the key, as it stands there first
   * @param isNested whether an object or an array stands under it
   * @param cells its other values, as text
   */
  public record Column(String name, boolean isNested, List<String> cells) {}

  public JsonHead {
    columns = List.copyOf(columns);
  }

  /**
   * Reads the first lines of a file.
   *
   * @param mostLineBytes the longest line that is read
   * @throws EtlException HEADER_INVALID if none of them is an object, INPUT_UNREADABLE if the file
   *     is one array, or damaged
   * @throws IOException if the file cannot be read
   */
  public static JsonHead of(FileStatus file, int mostLineBytes, Configuration hadoop)
      throws IOException {
    String path = file.getPath().toString();
    try (InputStream stream =
        CsvInput.ofLines(hadoop).open(path, file.getLen(), CsvInput.HEAD, 0)) {
      int size = Math.min(BUFFER_BYTES, mostLineBytes);
      return new Sample(path).of(new RecordBuffer(stream, path, 0, size, mostLineBytes));
    }
  }

  /** A member of an object. */
  private record Member(String key, JsonToken token, String text) {}

  /** Collects the keys of the first lines. */
  private static final class Sample implements JsonLine.Members {

    private static final String MARK = "\uFEFF";

    private final String path;
    private final List<Member> members = new ArrayList<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, List<String>> cells = new LinkedHashMap<>();
    private final Set<String> nested = new HashSet<>();
    private int lines;
    private int objects;

    Sample(String path) {
      this.path = path;
    }

    JsonHead of(RecordBuffer buffer) throws IOException {
      while (lines < MOST_LINES
          && buffer.hasLine()
          && buffer.offsetOf(buffer.from()) < MOST_BYTES) {
        byte[] bytes = buffer.bytes();
        int end = Lines.end(bytes, buffer.from());
        if (!Lines.isBlank(bytes, buffer.from())) {
          line(bytes, buffer.from(), end);
        }
        buffer.take(Lines.next(bytes, end, buffer.limit()));
      }
      if (lines > 0 && objects == 0) {
        throw new EtlException(
            ErrorCode.HEADER_INVALID,
            "none of the first lines of %s is a JSON object".formatted(path),
            "check that this is the right file, that it is in UTF-8, and that every object is in a"
                + " line of its own");
      }
      return new JsonHead(cells.keySet().stream().map(this::column).toList(), lines);
    }

    private void line(byte[] bytes, int from, int end) throws IOException {
      members.clear();
      Optional<RowFault> fault = JsonLine.read(bytes, from, end, this);
      if (lines == 0 && fault.isPresent() && isArray(bytes, from, end)) {
        throw new EtlException(
            ErrorCode.INPUT_UNREADABLE,
            "%s is a JSON array, and only JSON lines are read: an object a line".formatted(path),
            "write its elements a line each; a sink with format json does, json-array does not");
      }
      lines++;
      if (fault.isEmpty()) {
        objects++;
        members.forEach(this::add);
      }
    }

    private static boolean isArray(byte[] bytes, int from, int end) {
      String line = new String(bytes, from, end - from, StandardCharsets.UTF_8);
      return line.replace(MARK, "").stripLeading().startsWith("[");
    }

    @Override
    public void member(String key, JsonParser value) throws IOException {
      members.add(new Member(key, value.currentToken(), value.getText()));
    }

    private void add(Member member) {
      String folded = Field.fold(member.key());
      names.putIfAbsent(folded, member.key());
      List<String> found = cells.computeIfAbsent(folded, any -> new ArrayList<>());
      if (member.token().isStructStart()) {
        nested.add(folded);
      } else if (member.token() != JsonToken.VALUE_NULL) {
        found.add(member.text());
      }
    }

    private Column column(String folded) {
      return new Column(
          names.getOrDefault(folded, folded),
          nested.contains(folded),
          cells.getOrDefault(folded, List.of()));
    }
  }
}
