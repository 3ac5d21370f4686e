package io.sparketl.jobs.words;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.words.cloud.CloudComposer;
import io.sparketl.core.words.cloud.CloudPainter;
import io.sparketl.core.words.cloud.CloudStyle;
import io.sparketl.core.words.cloud.Film;
import io.sparketl.core.words.cloud.Mask;
import io.sparketl.core.words.cloud.Palette;
import io.sparketl.core.words.cloud.PngFile;
import io.sparketl.core.words.cloud.SteadyComposer;
import io.sparketl.core.words.cloud.Typeface;
import io.sparketl.core.words.cloud.WordCloud;
import io.sparketl.core.words.cloud.WordCount;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** Makes word clouds of one look; everything that the look names has been read. */
public final class CloudStudio implements Serializable {

  /** Where masks and fonts are read. */
  @FunctionalInterface
  public interface Files {
    /** The content of a file. */
    byte[] read(String path) throws IOException;
  }

  private static final long serialVersionUID = 1L;

  private final CloudStyle style;
  private final int scale;
  private final Mask mask;
  private final Palette palette;
  private final String fontName;
  private final byte @Nullable [] font;

  /**
   * Reads what a look names.
   *
   * @throws EtlException INPUT_NOT_FOUND or INPUT_UNREADABLE if the mask or the font is not what it
   *     should be, or the mask has no room for a single letter
   */
  public CloudStudio(CloudLook look, Configuration hadoop) throws IOException {
    this(look, path -> SmallFile.read(path, hadoop));
  }

  /**
   * Reads what a look names, in a way of one's own.
   *
   * @throws EtlException likewise
   */
  public CloudStudio(CloudLook look, Files files) throws IOException {
    style = look.style();
    scale = look.scale();
    palette = look.palette();
    mask = MaskFile.of(look, files);
    fontName = look.font().orElse("");
    Optional<String> path = look.font();
    font = path.isPresent() ? files.read(path.get()) : null;
    requireScale(look);
    if (!new CloudComposer(style, typeface(), mask).hasRoom()) {
      throw new EtlException(
          ErrorCode.INPUT_UNREADABLE,
          "in %s of %d x %d pixels there is no room for a letter of %d pixels"
              .formatted(look.mask(), mask.width(), mask.height(), style.minFont()),
          "use a larger mask, or a smaller min-font");
    }
  }

  private void requireScale(CloudLook look) {
    if (!CloudPainter.fits(mask.width(), mask.height(), scale)) {
      throw new EtlException(
          ErrorCode.ARGUMENT_INVALID,
          "a picture has at most %d pixels, not %d times %s of %d x %d"
              .formatted(CloudPainter.MOST_PIXELS, scale, look.mask(), mask.width(), mask.height()),
          "use a smaller scale");
    }
  }

  private CloudStudio(CloudStudio other, Mask mask) {
    this.style = other.style;
    this.scale = other.scale;
    this.mask = mask;
    this.palette = other.palette;
    this.fontName = other.fontName;
    this.font = other.font;
  }

  /**
   * This studio, whose pictures leave the corner free in which a film shows the year.
   *
   * @throws EtlException ARGUMENT_INVALID if the pictures are too large for a film
   */
  public CloudStudio forFilm() {
    if ((long) scale * Math.max(mask.width(), mask.height()) > Film.LONGEST_SIDE) {
      throw new EtlException(
          ErrorCode.ARGUMENT_INVALID,
          "a film has at most %d pixels a side, not %d times %d x %d"
              .formatted(Film.LONGEST_SIDE, scale, mask.width(), mask.height()),
          "use a smaller scale, or leave out the film");
    }
    return new CloudStudio(this, Film.besideLabels(mask, typeface(), "8888"));
  }

  /** Where words go, for people. */
  String description() {
    return "pictures of %d x %d pixels, %,d of them for words"
        .formatted(mask.width(), mask.height(), mask.freePixels());
  }

  /** A font of one's own: a typeface is not for several threads. */
  private Typeface typeface() {
    return font == null ? Typeface.standard() : Typeface.of(fontName, font);
  }

  /** The layout of a picture. */
  public WordCloud compose(List<WordCount> counts) {
    return new CloudComposer(style, typeface(), mask).compose(counts);
  }

  /** A composer of pictures in which words stand still. */
  SteadyComposer steady() {
    return new SteadyComposer(style, typeface(), mask);
  }

  /** A layout as a PNG file. */
  public byte[] png(WordCloud cloud) {
    return PngFile.of(new CloudPainter(typeface(), palette).paint(cloud, scale), palette);
  }

  /** A film of pictures that this studio has made. */
  public Film film(OutputStream out, double seconds) {
    return new Film(out, typeface(), palette, seconds);
  }

  /** The colour of a word, as #rrggbb. */
  public String colorOf(int hue) {
    return palette.textOf(hue);
  }
}
