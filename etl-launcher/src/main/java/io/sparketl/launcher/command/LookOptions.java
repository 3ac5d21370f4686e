package io.sparketl.launcher.command;

import io.sparketl.jobs.words.CloudLook;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a word cloud looks like. */
final class LookOptions {

  @Option(
      names = "--mask",
      paramLabel = "SHAPE",
      defaultValue = "rectangle",
      description =
          "usa, brazil, circle, heart, rectangle (the default), or a picture in which pure white is"
              + " forbidden.")
  private String mask = "";

  @Option(names = "--width", defaultValue = "1000", description = "In pixels (${DEFAULT-VALUE}).")
  private int width;

  @Option(names = "--height", defaultValue = "609", description = "In pixels (${DEFAULT-VALUE}).")
  private int height;

  @Option(
      names = "--colors",
      paramLabel = "MAP",
      defaultValue = "viridis",
      description =
          "viridis (the default), magma, plasma, inferno, cividis, ocean, forest, sunset or grey;"
              + " colours that cannot be read on the background are not used.")
  private String colors = "";

  @Option(
      names = "--background",
      paramLabel = "#rrggbb",
      defaultValue = "#ffffff",
      description = "The colour between words (${DEFAULT-VALUE}).")
  private String background = "";

  @Option(
      names = "--font",
      paramLabel = "FONT.ttf",
      description = "A TrueType font; else DejaVu Sans, which comes along.")
  private @Nullable String font;

  @Option(
      names = "--min-font",
      paramLabel = "PIXELS",
      defaultValue = "4",
      description = "The smallest font (${DEFAULT-VALUE}).")
  private int minFont;

  @Option(
      names = "--max-words",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many words, the most frequent first, are tried (${DEFAULT-VALUE}).")
  private int maxWords;

  @Option(
      names = "--relative-scaling",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description =
          "How much a font depends on the count, and not on the rank alone: 0 to 1, in proportion"
              + " (${DEFAULT-VALUE}).")
  private double relativeScaling;

  @Option(
      names = "--horizontal",
      paramLabel = "SHARE",
      defaultValue = "0.9",
      description = "The share of words that are not rotated (${DEFAULT-VALUE}).")
  private double horizontal;

  @Option(
      names = "--margin",
      paramLabel = "PIXELS",
      defaultValue = "2",
      description = "Between words (${DEFAULT-VALUE}).")
  private int margin;

  @Option(
      names = "--scale",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many times as large the picture is drawn, for print (${DEFAULT-VALUE}).")
  private int scale;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Equal seeds give equal pictures (${DEFAULT-VALUE}).")
  private long seed;

  /**
   * The look that was asked for.
   *
   * @throws IllegalArgumentException if a value is none that it can have
   */
  CloudLook look() {
    return new CloudLook(
        mask,
        width,
        height,
        colors,
        background,
        Optional.ofNullable(font),
        minFont,
        maxWords,
        relativeScaling,
        horizontal,
        margin,
        scale,
        seed);
  }
}
