package io.sparketl.core.words.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A way through colours.
 *
 * @param name what it is known as
 * @param stops colours at equal distances, as red, green and blue in 24 bits
 */
public record ColorMap(String name, List<Integer> stops) {

  private static final Map<String, ColorMap> KNOWN = read();

  public ColorMap {
    stops = List.copyOf(stops);
  }

  /**
   * The colour map of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ColorMap of(String name) {
    ColorMap map = KNOWN.get(name);
    if (map == null) {
      throw new IllegalArgumentException(
          "there is no colour map '%s', but %s".formatted(name, String.join(", ", names())));
    }
    return map;
  }

  /** The names of all colour maps. */
  public static List<String> names() {
    return List.copyOf(KNOWN.keySet());
  }

  /** The colour at a share of the way. */
  int at(double share) {
    double place = share * (stops.size() - 1);
    int from = Math.min((int) place, stops.size() - 2);
    return Colors.between(stops.get(from), stops.get(from + 1), place - from);
  }

  private static Map<String, ColorMap> read() {
    Map<String, ColorMap> maps = new LinkedHashMap<>();
    try (InputStream stream = ColorMap.class.getResourceAsStream("colour-maps.txt")) {
      byte[] bytes = Objects.requireNonNull(stream, "colour-maps.txt").readAllBytes();
      new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" ", -1)))
          .forEach(words -> maps.put(words.get(0), of(words)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return maps;
  }

  private static ColorMap of(List<String> words) {
    Integer[] stops =
        words.stream().skip(1).map(hex -> Integer.parseInt(hex, 16)).toArray(Integer[]::new);
    return new ColorMap(words.get(0), Arrays.asList(stops));
  }
}
