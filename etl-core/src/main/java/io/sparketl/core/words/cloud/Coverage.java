package io.sparketl.core.words.cloud;

/**
 * How much of each pixel lies within an outline, computed exactly: every line adds, to the pixels
 * that it crosses, the signed area to its right; summed up from the left these are the shares.
 */
final class Coverage {

  /** Less than this share of a pixel is not seen, and would only keep other words away. */
  static final int VISIBLE = 11;

  private final int width;
  private final int height;
  private final float[] areas;

  private Coverage(int width, int height) {
    this.width = width;
    this.height = height;
    this.areas = new float[height * (width + 2)];
  }

  /**
   * The shares of the pixels of a picture, row by row.
   *
   * @param lines closed curves as {@link Outline#lines} gives them, all within the picture
   * @return 0 to 255 for each pixel; less than can be seen is 0
   */
  static byte[] of(float[] lines, int width, int height) {
    Coverage coverage = new Coverage(width, height);
    for (int i = 0; i < lines.length; i += 4) {
      coverage.add(lines[i], lines[i + 1], lines[i + 2], lines[i + 3]);
    }
    return coverage.shares();
  }

  private void add(float fromX, float fromY, float toX, float toY) {
    boolean down = fromY < toY;
    float top = down ? fromY : toY;
    float bottom = down ? toY : fromY;
    if (top == bottom) {
      return;
    }
    float slope = (toX - fromX) / (toY - fromY);
    float x = down ? fromX : toX;
    for (int row = (int) top; row < bottom; row++) {
      float share = Math.min(row + 1, bottom) - Math.max(row, top);
      float next = x + slope * share;
      cross(row * (width + 2), Math.min(x, next), Math.max(x, next), down ? share : -share);
      x = next;
    }
  }

  /** A line crosses one row between two places; each column on the way gets its part of it. */
  private void cross(int row, float left, float right, float share) {
    int last = Math.min(width, (int) right);
    for (int column = Math.min(width, Math.max(0, (int) left)); column <= last; column++) {
      float from = Math.max(left, column);
      float to = Math.min(right, column + 1);
      float part = right > left ? share * (to - from) / (right - left) : share;
      float behind = part * ((from + to) / 2 - column);
      areas[row + column] += part - behind;
      areas[row + column + 1] += behind;
    }
  }

  private byte[] shares() {
    byte[] shares = new byte[width * height];
    for (int y = 0; y < height; y++) {
      float sum = 0;
      for (int x = 0; x < width; x++) {
        sum += areas[y * (width + 2) + x];
        int share = Math.round(255 * Math.min(1, Math.abs(sum)));
        shares[y * width + x] = (byte) (share < VISIBLE ? 0 : share);
      }
    }
    return shares;
  }
}
