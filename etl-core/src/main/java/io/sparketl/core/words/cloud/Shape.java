package io.sparketl.core.words.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Masks that come along, drawn from outlines. */
public enum Shape {
  /** The contiguous United States. */
  USA,
  BRAZIL,
  CIRCLE,
  HEART;

  /** The part of the picture, along its scarcer side, that the shape takes. */
  private static final double FILLED = 0.98;

  /** A pixel is free if half of it lies within the outline. */
  private static final int HALF = 128;

  /** Its name for people. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The shape as large as a picture of that size can hold it, in the middle. */
  public Mask mask(int width, int height) {
    boolean[] free = Mask.rectangle(width, height).free();
    byte[] shares = Coverage.of(fitted(corners(), width, height), width, height);
    for (int i = 0; i < free.length; i++) {
      free[i] = (shares[i] & 0xFF) >= HALF;
    }
    return new Mask(width, height, free);
  }

  /** The corners as lines from one to the next, in pixels. */
  private static float[] fitted(double[] corners, int width, int height) {
    double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (int i = 0; i < corners.length; i++) {
      box[i % 2] = Math.min(box[i % 2], corners[i]);
      box[2 + i % 2] = Math.max(box[2 + i % 2], corners[i]);
    }
    double scale = FILLED * Math.min(width / (box[2] - box[0]), height / (box[3] - box[1]));
    double left = (width - scale * (box[2] - box[0])) / 2;
    double top = (height - scale * (box[3] - box[1])) / 2;
    float[] lines = new float[2 * corners.length];
    for (int i = 0; i < corners.length; i += 2) {
      float x = within(left + scale * (corners[i] - box[0]), width);
      float y = within(top + scale * (box[3] - corners[i + 1]), height);
      int before = (2 * i + lines.length - 2) % lines.length;
      lines[2 * i] = x;
      lines[2 * i + 1] = y;
      lines[before] = x;
      lines[before + 1] = y;
    }
    return lines;
  }

  private static float within(double place, int side) {
    return (float) Math.max(0, Math.min(side, place));
  }

  /** x and y, upwards, of one corner after the other. */
  private double[] corners() {
    List<String> lines =
        read().lines().filter(line -> !line.startsWith("#")).map(String::strip).toList();
    double[] numbers =
        lines.stream()
            .skip(1)
            .flatMap(line -> List.of(line.split(" +", -1)).stream())
            .mapToDouble(Double::parseDouble)
            .toArray();
    String[] head = lines.get(0).split(" ", -1);
    if (head[0].equals("globe")) {
      project(numbers, Double.parseDouble(head[1]), Double.parseDouble(head[2]));
    }
    return numbers;
  }

  /**
   * Longitude and latitude to the plane, so that areas keep their ratios: the Lambert azimuthal
   * projection around a middle. Source: Snyder, Map Projections, a Working Manual, equations 24-2
   * to 24-4.
   */
  private static void project(double[] degrees, double longitude, double latitude) {
    double sin = StrictMath.sin(Math.toRadians(latitude));
    double cos = StrictMath.cos(Math.toRadians(latitude));
    for (int i = 0; i < degrees.length; i += 2) {
      double east = Math.toRadians(degrees[i] - longitude);
      double north = Math.toRadians(degrees[i + 1]);
      double sinNorth = StrictMath.sin(north);
      double cosNorth = StrictMath.cos(north);
      double along = cosNorth * StrictMath.cos(east);
      double scale = Math.sqrt(2 / (1 + sin * sinNorth + cos * along));
      degrees[i] = scale * cosNorth * StrictMath.sin(east);
      degrees[i + 1] = scale * (cos * sinNorth - sin * along);
    }
  }

  private String read() {
    String file = text() + ".txt";
    try (InputStream stream = Shape.class.getResourceAsStream(file)) {
      byte[] bytes = Objects.requireNonNull(stream, file).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
