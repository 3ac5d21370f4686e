package io.sparketl.jobs.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.EtlException;
import io.sparketl.core.words.cloud.WordCloud;
import io.sparketl.core.words.cloud.WordCount;
import java.awt.image.BufferedImage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import javax.imageio.ImageIO;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masks and fonts in files, good and bad. */
class CloudStudioTest {

  @TempDir Path folder;

  private static CloudLook look(String mask, Optional<String> font) {
    return new CloudLook(mask, 100, 60, "viridis", "#ffffff", font, 4, 100, 0.5, 0.9, 2, 1, 1);
  }

  private static CloudStudio studio(Path mask) throws IOException {
    return new CloudStudio(look(mask.toString(), Optional.empty()), new Configuration());
  }

  private Path image(int width, int height, int color) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, i == 0 ? 0xFFFFFF : color);
    }
    Path file = folder.resolve("mask.png");
    try (OutputStream out = Files.newOutputStream(file)) {
      ImageIO.write(image, "png", out);
    }
    return file;
  }

  private static WordCloud compose(CloudStudio studio) {
    return studio.compose(List.of(new WordCount("word", 1L)));
  }

  @Test
  void aPictureIsAMask() throws IOException {
    WordCloud cloud = compose(studio(image(120, 50, 0x336699)));

    assertThat(cloud.width()).isEqualTo(120);
    assertThat(cloud.height()).isEqualTo(50);
    assertThat(cloud.words()).hasSize(1);
  }

  @Test
  void aFileThatIsNoPictureIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("mask.png"), "this is no picture");

    assertRefused(text, "is not a picture");
  }

  @Test
  void aDamagedPictureIsRefused() throws IOException {
    Path file = image(120, 50, 0x336699);
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length - 12; length += 7) {
      Files.write(file, java.util.Arrays.copyOf(bytes, length));
      assertRefused(file, "picture");
    }
  }

  @Test
  void aWhitePictureIsRefused() throws IOException {
    assertRefused(image(30, 20, 0xFFFFFF), "is all white or transparent");
    assertRefused(image(1, 1, 0), "is all white or transparent");
  }

  @Test
  void aMaskWithoutRoomForALetterIsRefused() throws IOException {
    assertRefused(image(1, 2, 0), "of 1 x 2 pixels there is no room for a letter of 4 pixels");
  }

  @Test
  void whatIsTransparentIsForbidden() throws IOException {
    BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_ARGB);
    Path file = folder.resolve("mask.png");
    ImageIO.write(image, "png", file.toFile());
    assertRefused(file, "is all white or transparent");

    for (int i = 0; i < 30 * 40; i++) {
      image.setRGB(30 + i % 30, i / 30, 0x80FFFF00);
    }
    ImageIO.write(image, "png", file.toFile());
    assertThat(compose(studio(file)).words().get(0).x()).isGreaterThanOrEqualTo(30);
  }

  @Test
  void aScaleThatIsTooLargeForTheMaskOrForAFilmIsRefused() throws IOException {
    Path file = image(4000, 2000, 0x336699);
    CloudLook large =
        new CloudLook(
            file.toString(), 9, 9, "viridis", "#ffffff", Optional.empty(), 4, 9, 0.5, 0.9, 2, 8, 1);
    assertThatThrownBy(() -> new CloudStudio(large, new Configuration()))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("at most 400000000 pixels, not 8 times " + file + " of 4000 x 2000");

    CloudLook wide =
        new CloudLook(
            "rectangle", 8192, 40, "viridis", "#ffffff", Optional.empty(), 4, 9, 0.5, 1, 2, 8, 1);
    CloudStudio studio = new CloudStudio(wide, new Configuration());
    assertThatThrownBy(studio::forFilm)
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("at most 65535 pixels a side, not 8 times 8192 x 40");
  }

  @Test
  void aFolderIsNoMask() {
    assertRefused(folder, "is a folder");
  }

  /** Its head is enough to know: as pixels it would be 1.6 GB. */
  @Test
  void aHugePictureIsRefusedBeforeItIsDecoded() throws IOException {
    Path file = folder.resolve("huge.png");
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
      out.writeInt(13);
      CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
      DataOutputStream header = new DataOutputStream(checked);
      header.write("IHDR".getBytes(StandardCharsets.US_ASCII));
      header.writeInt(20_000);
      header.writeInt(20_000);
      header.write(new byte[] {8, 2, 0, 0, 0});
      out.writeInt((int) checked.getChecksum().getValue());
      out.writeInt(0);
      out.write("IDAT".getBytes(StandardCharsets.US_ASCII));
      out.writeInt(0);
    }

    assertRefused(file, "20000 x 20000 pixels");
  }

  private static void assertRefused(Path mask, String why) {
    assertThatThrownBy(() -> studio(mask))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining(why)
        .hasMessageContaining(mask.toString());
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThatThrownBy(() -> studio(folder.resolve("none.png")))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("there is no file at");
  }

  @Test
  void aFontThatIsNoneIsRefusedAndAnotherOneUsed() throws IOException {
    Path none = Files.writeString(folder.resolve("none.ttf"), "no font");
    CloudLook wrong = look("circle", Optional.of(none.toString()));

    assertThatThrownBy(() -> new CloudStudio(wrong, new Configuration()))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("none.ttf is not a font that can be drawn");

    Path bold = folder.resolve("bold.ttf");
    String resource = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans-Bold.ttf";
    try (var stream = CloudStudioTest.class.getResourceAsStream(resource)) {
      Files.copy(java.util.Objects.requireNonNull(stream), bold);
    }
    CloudLook good = look("circle", Optional.of(bold.toString()));
    CloudStudio plain = new CloudStudio(look("circle", Optional.empty()), new Configuration());
    CloudStudio other = new CloudStudio(good, new Configuration());
    assertThat(other.png(compose(other))).isNotEqualTo(plain.png(compose(plain)));
  }
}
