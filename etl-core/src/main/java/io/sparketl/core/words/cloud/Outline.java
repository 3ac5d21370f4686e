package io.sparketl.core.words.cloud;

import java.util.Arrays;

/**
 * The closed curves around ink: quadratic Bézier curves in font units, y upwards. A straight line
 * is a curve whose control point lies in its middle.
 */
final class Outline {

  private static final int NUMBERS = 6;

  /** How far, in pixels, a chord may lie from its curve. */
  private static final float TOLERANCE = 0.05f;

  /** Start, control and end point of one curve after the other. */
  private float[] curves = new float[NUMBERS * 16];

  private int size;

  void line(float fromX, float fromY, float toX, float toY) {
    curve(fromX, fromY, (fromX + toX) / 2, (fromY + toY) / 2, toX, toY);
  }

  void curve(float... numbers) {
    if (size + NUMBERS > curves.length) {
      curves = Arrays.copyOf(curves, 2 * curves.length);
    }
    System.arraycopy(numbers, 0, curves, size, NUMBERS);
    size += NUMBERS;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Adds another outline, moved by {@code right}. */
  void add(Outline other, float right) {
    add(other, new float[] {1, 0, 0, 1, right, 0});
  }

  /**
   * Adds another outline.
   *
   * @param matrix x' = m0 x + m2 y + m4, y' = m1 x + m3 y + m5
   */
  void add(Outline other, float[] matrix) {
    float[] moved = new float[NUMBERS];
    for (int i = 0; i < other.size; i += NUMBERS) {
      for (int p = 0; p < NUMBERS; p += 2) {
        float x = other.curves[i + p];
        float y = other.curves[i + p + 1];
        moved[p] = matrix[0] * x + matrix[2] * y + matrix[4];
        moved[p + 1] = matrix[1] * x + matrix[3] * y + matrix[5];
      }
      curve(moved);
    }
  }

  /**
   * A box around the outline, in font units.
   *
   * @return left, bottom, right and top
   */
  float[] bounds() {
    float[] bounds = {Float.MAX_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
    for (int i = 0; i < size; i += 2) {
      bounds[0] = Math.min(bounds[0], curves[i]);
      bounds[1] = Math.min(bounds[1], curves[i + 1]);
      bounds[2] = Math.max(bounds[2], curves[i]);
      bounds[3] = Math.max(bounds[3], curves[i + 1]);
    }
    return bounds;
  }

  /**
   * The outline as straight lines in pixels, y downwards.
   *
   * @return start and end point of one line after the other
   */
  float[] lines(float xScale, float yScale) {
    float[] lines = new float[size * 2];
    int used = 0;
    for (int i = 0; i < size; i += NUMBERS) {
      int chords = chords(i, Math.max(xScale, yScale));
      if (used + 4 * chords > lines.length) {
        lines = Arrays.copyOf(lines, 2 * (used + 4 * chords));
      }
      used = chords(lines, used, i, chords);
    }
    float[] scaled = Arrays.copyOf(lines, used);
    for (int i = 0; i < used; i += 2) {
      scaled[i] *= xScale;
      scaled[i + 1] *= -yScale;
    }
    return scaled;
  }

  /** A quadratic curve cut into n chords lies within 1/(4 n²) of its second difference of them. */
  private int chords(int i, float scale) {
    float x = curves[i] - 2 * curves[i + 2] + curves[i + 4];
    float y = curves[i + 1] - 2 * curves[i + 3] + curves[i + 5];
    float bend = (Math.abs(x) + Math.abs(y)) * scale / 4;
    return Math.max(1, (int) Math.ceil(Math.sqrt(bend / TOLERANCE)));
  }

  private int chords(float[] lines, int used, int i, int chords) {
    int at = used;
    float x = curves[i];
    float y = curves[i + 1];
    for (int chord = 1; chord <= chords; chord++) {
      float t = (float) chord / chords;
      float toX = point(t, i);
      float toY = point(t, i + 1);
      lines[at++] = x;
      lines[at++] = y;
      lines[at++] = toX;
      lines[at++] = toY;
      x = toX;
      y = toY;
    }
    return at;
  }

  private float point(float t, int i) {
    float u = 1 - t;
    return u * u * curves[i] + 2 * u * t * curves[i + 2] + t * t * curves[i + 4];
  }
}
