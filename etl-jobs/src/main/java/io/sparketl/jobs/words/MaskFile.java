package io.sparketl.jobs.words;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.words.cloud.Mask;
import io.sparketl.core.words.cloud.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** Masks: those that come along, and pictures in files. */
final class MaskFile {

  private static final String RECTANGLE = "rectangle";

  private MaskFile() {}

  /**
   * The mask that a look names.
   *
   * @throws EtlException INPUT_UNREADABLE if it names a file that is no picture, or has no place
   */
  static Mask of(CloudLook look, CloudStudio.Files files) throws IOException {
    if (look.mask().equals(RECTANGLE)) {
      return Mask.rectangle(look.width(), look.height());
    }
    Optional<Shape> shape =
        Stream.of(Shape.values()).filter(one -> one.text().equals(look.mask())).findFirst();
    if (shape.isPresent()) {
      return shape.get().mask(look.width(), look.height());
    }
    return decoded(look.mask(), files.read(look.mask()));
  }

  /** The size is read and judged before any pixel is: a small file can be a huge picture. */
  private static Mask decoded(String path, byte[] bytes) {
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw unreadable(path + " is not a picture", null);
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream);
        requireSize(path, reader.getWidth(0), reader.getHeight(0));
        return maskOf(path, reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw unreadable("%s is a damaged picture: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static void requireSize(String path, int width, int height) {
    if (!Mask.fits(width, height)) {
      throw new EtlException(
          ErrorCode.INPUT_UNREADABLE,
          "%s has %d x %d pixels, and a mask at most %d a side and %d together"
              .formatted(path, width, height, Mask.LONGEST_SIDE, Mask.MOST_PIXELS),
          "make it smaller; scale draws larger pictures for print");
    }
  }

  private static Mask maskOf(String path, BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    Mask mask = Mask.of(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    if (mask.freePixels() == 0) {
      throw new EtlException(
          ErrorCode.INPUT_UNREADABLE,
          path + " is all white or transparent, which leaves no place for words",
          "draw the shape in any other colour than pure white");
    }
    return mask;
  }

  private static EtlException unreadable(String problem, @Nullable Throwable cause) {
    return new EtlException(
        ErrorCode.INPUT_UNREADABLE,
        problem,
        "name a PNG, or one of the shapes usa, brazil, circle, heart, rectangle",
        cause);
  }
}
