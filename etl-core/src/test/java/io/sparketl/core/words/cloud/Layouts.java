package io.sparketl.core.words.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What must hold of every layout. */
final class Layouts {

  private static final CloudPainter PAINTER =
      new CloudPainter(Typeface.standard(), Palette.of(ColorMap.of("viridis"), 0xFFFFFF));

  private Layouts() {}

  /** No pixel belongs to two words or lies outside the mask, when the picture is drawn. */
  static void requireApart(WordCloud cloud, Mask mask, int scale) {
    int width = cloud.width() * scale;
    int[] owners = new int[width * cloud.height() * scale];
    for (PlacedWord word : cloud.words()) {
      byte[] pixels = alone(cloud, word, scale);
      for (int i = 0; i < owners.length; i++) {
        int pixel = i / width / scale * cloud.width() + i % width / scale;
        if (pixels[i] != 0) {
          assertThat(mask.free()[pixel]).as("%s is within the mask", word).isTrue();
          assertThat(++owners[i]).as("words at pixel %d, with %s", i, word).isEqualTo(1);
        }
      }
    }
  }

  /** The pixels of one word of a layout. */
  static byte[] alone(WordCloud cloud, PlacedWord word, int scale) {
    WordCloud only = new WordCloud(cloud.width(), cloud.height(), List.of(word), cloud.leftOut());
    return PAINTER.paint(only, scale).pixels();
  }

  /** No word is smaller than one that is counted less. */
  static void requireSizesByCount(WordCloud cloud) {
    for (PlacedWord word : cloud.words()) {
      assertThat(cloud.words())
          .filteredOn(other -> other.count() > word.count())
          .allSatisfy(other -> assertThat(other.size()).isGreaterThanOrEqualTo(word.size()));
    }
  }
}
