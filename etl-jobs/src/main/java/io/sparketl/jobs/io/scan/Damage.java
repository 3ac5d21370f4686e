package io.sparketl.jobs.io.scan;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.zip.ZipException;

/** Tells bytes that are not what they should be from storage that does not give them. */
public final class Damage {

  private Damage() {}

  /** Whether {@code thrown} says so. Codecs throw a bare IOException where bytes are not theirs. */
  public static boolean isIn(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage()).strip();
    return thrown instanceof EOFException
        || thrown instanceof ZipException
        || thrown instanceof CharacterCodingException
        || (thrown instanceof IOException
            && message
                .lines()
                .findFirst()
                .orElse("")
                .matches("gzip stream.*|not a gzip.*|unexpected end of stream|bad block.*"));
  }
}
