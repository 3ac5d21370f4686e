package io.sparketl.core.words.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.EtlException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypefaceTest {

  private static byte[] dejaVu() throws IOException {
    String name = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf";
    try (InputStream stream = TypefaceTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(stream).readAllBytes();
    }
  }

  private static Sprite sprite(String word) {
    Typeface typeface = Typeface.standard();
    return new Sprite.Maker(typeface, typeface.outlineOf(word)).make(new Setting(12, false));
  }

  @Test
  void drawsALetter() {
    Sprite letter = sprite("L");
    StringBuilder drawn = new StringBuilder();
    for (int y = 0; y < letter.height(); y++) {
      for (int x = 0; x < letter.width(); x++) {
        drawn.append(" .:#".charAt((letter.shares()[y * letter.width() + x] & 0xFF) / 64));
      }
      drawn.append("|\n");
    }
    assertThat(drawn.toString())
        .isEqualTo(
            """
            .     |
            #.    |
            #.    |
            #.    |
            #.    |
            #.    |
            #.    |
            #.    |
            #.    |
            #####:|
            """);
  }

  @Test
  void accentsAreDrawnAlikeHoweverTheyAreEncoded() {
    assertThat(sprite("é").shares()).isEqualTo(sprite("e\u0301").shares());
    assertThat(sprite("é").height()).isGreaterThan(sprite("e").height());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "this is no font", "OTTO with other outlines"})
  void aFileThatIsNoFontIsRefused(String content) {
    assertThatThrownBy(() -> Typeface.of("my.ttf", content.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("my.ttf is not a font that can be drawn")
        .hasMessageContaining(".ttf");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 12, 100, 400, 10_000, 300_000, 757_000})
  void aFontThatWasCutIsRefused(int length) throws IOException {
    byte[] cut = Arrays.copyOf(dejaVu(), length);

    assertThatThrownBy(() -> Typeface.of("cut.ttf", cut).outlineOf("word"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("cut.ttf");
  }

  @Test
  void aDamagedFontIsDrawnSomehowOrRefused() throws IOException {
    byte[] font = dejaVu();
    Random random = new Random(3);
    int refused = 0;
    for (int round = 0; round < 150; round++) {
      byte[] damaged = font.clone();
      for (int i = 0; i < 20 + 100 * round; i++) {
        damaged[12 + random.nextInt(round < 50 ? 500 : font.length - 12)] = (byte) random.nextInt();
      }
      try {
        Typeface typeface = Typeface.of("damaged.ttf", damaged);
        new CloudComposer(CloudStyle.STANDARD, typeface, Mask.rectangle(200, 100))
            .compose(Words.zipf(5));
      } catch (EtlException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(50, 150);
  }
}
