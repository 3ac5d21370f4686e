package io.sparketl.core.words.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures as files, read back by the JDK's own readers. */
class PictureTest {

  private static final Typeface TYPEFACE = Typeface.standard();
  private static final Palette PALETTE = Palette.of(ColorMap.of("viridis"), 0xFFFFFF);

  private static WordCloud cloud(int words) {
    return new CloudComposer(CloudStyle.STANDARD, TYPEFACE, Shape.USA.mask(400, 244))
        .compose(Words.zipf(words));
  }

  private static Picture picture(int words) {
    return new CloudPainter(TYPEFACE, PALETTE).paint(cloud(words), 1);
  }

  private static void assertShows(BufferedImage image, Picture picture) {
    assertThat(image.getWidth()).isEqualTo(picture.width());
    assertThat(image.getHeight()).isEqualTo(picture.height());
    int[] colors = PALETTE.colors();
    for (int i = 0; i < picture.pixels().length; i++) {
      int shown = image.getRGB(i % picture.width(), i / picture.width()) & 0xFFFFFF;
      assertThat(shown).isEqualTo(colors[picture.pixels()[i] & 0xFF]);
    }
  }

  @Test
  void aPngShowsThePicture() throws IOException {
    Picture picture = picture(300);
    byte[] png = PngFile.of(picture, PALETTE);

    assertShows(Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png))), picture);
    assertThat(PngFile.read(png).pixels()).isEqualTo(picture.pixels());
    assertThatThrownBy(() -> PngFile.read(new byte[100]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no PNG file");
  }

  /**
   * The value is that of every JDK in use; a change of it is a change of all published pictures.
   */
  @Test
  void thePixelsAreTheSameEverywhere() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(picture(300).pixels());

    assertThat(HexFormat.of().formatHex(digest))
        .isEqualTo("0c4b8d5f8d14f8f2ff4851ba202170bf4f4e3af3b25d1fb20b47ed561b0be417");
  }

  @Test
  void theBytesAreTheSameWithTheSameZlib() throws Exception {
    byte[] png = PngFile.of(picture(300), PALETTE);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(png);

    assertThat(HexFormat.of().formatHex(digest))
        .isEqualTo("e13217ec0ec2edda510b622ec4c7e05383d28cc7d6f4d9b1e433409ff95c3958");
  }

  @Test
  void aFilmShowsEveryPictureForItsTimeAndAgainAndAgain() throws IOException {
    Picture first = picture(100);
    Picture second = picture(30);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Film film = new Film(bytes, TYPEFACE, PALETTE, 3)) {
      film.add(first, "");
      film.add(second, "2001");
    }

    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream stream =
        ImageIO.createImageInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      reader.setInput(stream);
      assertThat(reader.getNumImages(true)).isEqualTo(2);
      assertShows(reader.read(0), first);
      BufferedImage labelled = reader.read(1);
      assertThat(labelled.getRGB(200, 5)).isEqualTo(0xFF000000 | pixel(second, 200, 5));
      assertThat(darkPixels(labelled)).isGreaterThan(100);
      IIOMetadataNode frame =
          (IIOMetadataNode) reader.getImageMetadata(1).getAsTree("javax_imageio_gif_image_1.0");
      IIOMetadataNode control =
          (IIOMetadataNode) frame.getElementsByTagName("GraphicControlExtension").item(0);
      assertThat(control.getAttribute("delayTime")).isEqualTo("300");
      assertThat(frame.getElementsByTagName("ApplicationExtension").getLength())
          .isLessThanOrEqualTo(1);
    } finally {
      reader.dispose();
    }
    assertThat(new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1))
        .contains("NETSCAPE2.0\u0003\u0001\u0000\u0000\u0000");
  }

  private static int pixel(Picture picture, int x, int y) {
    return PALETTE.colors()[picture.pixels()[y * picture.width() + x] & 0xFF];
  }

  /** Of the label, lower left: words are never black. */
  private static int darkPixels(BufferedImage image) {
    int count = 0;
    for (int y = image.getHeight() * 3 / 4; y < image.getHeight(); y++) {
      for (int x = 0; x < 100; x++) {
        count += (image.getRGB(x, y) & 0xFFFFFF) == 0 ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void noWordIsWhereTheFilmShowsTheYear() throws IOException {
    Mask all = Mask.rectangle(400, 240);
    Mask mask = Film.besideLabels(all, TYPEFACE, "8888");
    Picture empty = new Picture(400, 240, new byte[400 * 240]);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Film film = new Film(bytes, TYPEFACE, PALETTE, 3)) {
      film.add(empty, "2014");
    }

    BufferedImage frame = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));

    int background = frame.getRGB(399, 0);
    for (int y = 0; y < 240; y++) {
      for (int x = 0; x < 400; x++) {
        assertThat(frame.getRGB(x, y) == background || !mask.free()[y * 400 + x])
            .as("pixel %d, %d", x, y)
            .isTrue();
      }
    }
    assertThat(mask.freePixels()).isGreaterThan(all.freePixels() * 8 / 10);
    assertThat(Film.besideLabels(Mask.rectangle(9, 5), TYPEFACE, "8888").freePixels())
        .as("where the label covers all, words come first")
        .isEqualTo(45);
  }

  @Test
  void everyPixelOfNoiseSurvivesTheFilm() throws IOException {
    byte[] noise = new byte[200 * 150];
    new Random(1).nextBytes(noise);
    Picture picture = new Picture(200, 150, noise);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Film film = new Film(bytes, TYPEFACE, PALETTE, 1)) {
      film.add(picture, "");
    }

    assertShows(
        Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()))),
        picture);
  }

  @ParameterizedTest
  @ValueSource(ints = {0xFFFFFF, 0x000000, 0x808080})
  void everyColourCanBeReadOnItsBackground(int background) {
    for (String name : ColorMap.names()) {
      Palette palette = Palette.of(ColorMap.of(name), background);
      for (int hue = 0; hue < Palette.HUES; hue++) {
        assertThat(Colors.contrast(palette.colorOf(hue), background)).isGreaterThanOrEqualTo(1.8);
      }
    }
  }

  @Test
  void viridisBeginsAsItDoes() {
    assertThat(PALETTE.textOf(0)).isEqualTo("#440154");
    assertThatThrownBy(() -> ColorMap.of("rainbow"))
        .hasMessageContaining("there is no colour map 'rainbow', but viridis, magma");
    assertThatThrownBy(() -> Colors.parse("red")).hasMessageContaining("#rrggbb");
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void aShapeIsInTheMiddleAndNotTheWhole(Shape shape) {
    Mask mask = shape.mask(200, 150);

    assertThat(mask.free()[75 * 200 + 100]).isTrue();
    assertThat(mask.free()[0]).isFalse();
    assertThat(mask.freePixels()).isBetween(8_000, 24_000);
  }

  @Test
  void pureWhiteAndTheTransparentAreForbidden() {
    Mask mask = Mask.of(4, 1, new int[] {0xFFFFFFFF, 0x01FFFFFF, 0xFFFFFFFE, 0x00336699});

    assertThat(mask.free()).containsExactly(false, false, true, false);
  }

  @Test
  void aMaskHasASizeThatFitsIntoMemory() {
    assertThat(Mask.fits(8192, 1000)).isTrue();
    assertThat(Mask.fits(20_000, 20_000)).isFalse();
    assertThat(Mask.fits(0, 10)).isFalse();
    assertThatThrownBy(() -> Mask.rectangle(20_000, 20_000))
        .hasMessageContaining("not 20000 x 20000");
  }
}
