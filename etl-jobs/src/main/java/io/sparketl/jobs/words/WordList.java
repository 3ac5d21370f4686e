package io.sparketl.jobs.words;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * A text file about words, in UTF-8. What follows {@code #} or {@code |} is a comment, blank lines
 * do not count.
 *
 * @param place where it is, for messages
 * @param lines its lines, without comments
 */
record WordList(String place, List<String> lines) {

  private static final String BLANKS = "[ \\t\\r]+";

  /** The list that is built in under that name. */
  static WordList builtIn(String resource) {
    try (InputStream bytes = WordList.class.getResourceAsStream(resource)) {
      return of(resource, Objects.requireNonNull(bytes, resource).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The list in a file.
   *
   * @param key the key that has the path, for messages
   * @throws EtlException INPUT_NOT_FOUND or INPUT_UNREADABLE
   */
  static WordList read(String path, String key, Configuration hadoop) {
    try {
      Path file = new Path(path);
      try (InputStream bytes = file.getFileSystem(hadoop).open(file)) {
        return of(path, bytes.readAllBytes());
      }
    } catch (FileNotFoundException | IllegalArgumentException e) {
      throw new EtlException(
          ErrorCode.INPUT_NOT_FOUND,
          "there is no file at '%s'".formatted(path),
          "set %s to a file that is there, or to null for what is built in".formatted(key),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WordList of(String place, byte[] bytes) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = 0; end <= bytes.length; end++) {
      if (end == bytes.length || bytes[end] == '\n') {
        ByteBuffer line = ByteBuffer.wrap(bytes, start, end - start);
        lines.add(text(line, place, lines.size() + 1));
        start = end + 1;
      }
    }
    return new WordList(place, List.copyOf(lines));
  }

  private static String text(ByteBuffer line, String place, int number) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(line).toString();
      String bare = number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text;
      return bare.replaceFirst("[#|].*", "").strip();
    } catch (CharacterCodingException e) {
      throw broken(place, number, "is not UTF-8", "write the file in UTF-8", e);
    }
  }

  /**
   * The lines as lemmas with their forms, {@code be -> am is are}, in lower case. A form that
   * stands under several lemmas is one of the last.
   *
   * @return by form, its lemma
   * @throws EtlException INPUT_UNREADABLE for a line that is none
   */
  Map<String, String> lemmas() {
    Map<String, String> lemmas = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty()) {
        List<String> sides = Arrays.asList(lines.get(i).split(" *\t*->", -1));
        List<String> lemma = words(sides.get(0));
        if (sides.size() != 2 || lemma.size() != 1 || words(sides.get(1)).isEmpty()) {
          throw broken(
              place, i + 1, "is not LEMMA -> FORM FORM ...", "mend it: be -> am is are", null);
        }
        words(sides.get(1)).forEach(form -> lemmas.put(lower(form), lower(lemma.get(0))));
      }
    }
    return lemmas;
  }

  /**
   * The lines as words, in lower case.
   *
   * @throws EtlException INPUT_UNREADABLE for a line of several words
   */
  Set<String> words() {
    Set<String> all = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      List<String> words = words(lines.get(i));
      if (words.size() > 1) {
        throw broken(place, i + 1, "has more than one word", "write one word a line", null);
      }
      words.forEach(word -> all.add(lower(word)));
    }
    return all;
  }

  /** Words of titles are in lower case before they are looked up. */
  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(BLANKS, -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static EtlException broken(
      String place, int line, String problem, String remedy, @Nullable Exception cause) {
    return new EtlException(
        ErrorCode.INPUT_UNREADABLE, "%s:%d %s".formatted(place, line, problem), remedy, cause);
  }
}
