package io.sparketl.jobs.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.luben.zstd.Zstd;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.scan.ScanRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compressed files that are whole, cut at any byte, or longer than they should be. */
class CutArchiveTest {

  private static final String HEADER = "id,miles\n";

  /** More than is read at once, of any codec. */
  private static final int MANY = 300_000;

  @TempDir Path folder;

  /** How files are compressed, and what their names end with. */
  enum Codec {
    GZ,
    BZ2,
    ZST;

    byte[] member(String text) throws IOException {
      byte[] plain = text.getBytes(StandardCharsets.UTF_8);
      if (this == ZST) {
        return Zstd.compress(plain);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      // Blocks of 100 kB: a file of a megabyte has many.
      try (OutputStream out =
          this == GZ ? new GZIPOutputStream(bytes) : new BZip2CompressorOutputStream(bytes, 1)) {
        out.write(plain);
      }
      return bytes.toByteArray();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileOfManyBlocksAndMembersIsReadWhole(Codec codec) throws IOException {
    byte[] first = codec.member(HEADER + rows(0, MANY));
    byte[] second = codec.member(rows(MANY, 2 * MANY));

    List<List<String>> read = read(codec, joined(first, second));

    assertThat(read).hasSize(2 * MANY + 1);
    assertThat(read.get(MANY)).containsExactly("299999", "299");
    assertThat(read.get(2 * MANY)).containsExactly("599999", "599");
  }

  @ParameterizedTest
  @EnumSource
  void aFileOfOneMemberIsRefusedWhereverItIsCut(Codec codec) throws IOException {
    byte[] whole = codec.member(HEADER + rows(0, 20));

    for (int length = 0; length < whole.length; length++) {
      assertRefused(codec, Arrays.copyOf(whole, length));
    }
    assertThat(read(codec, whole)).hasSize(21);
  }

  @ParameterizedTest
  @EnumSource
  void aFileOfTwoMembersIsRefusedWhereverItIsCutButBetweenThem(Codec codec) throws IOException {
    byte[] first = codec.member(HEADER + rows(0, 20));
    byte[] whole = joined(first, codec.member(rows(20, 40)));

    for (int length = 0; length < whole.length; length++) {
      // A file that ends between members is a file.
      if (length != first.length) {
        assertRefused(codec, Arrays.copyOf(whole, length));
      }
    }
    assertThat(read(codec, Arrays.copyOf(whole, first.length))).hasSize(21);
    assertThat(read(codec, whole)).hasSize(41);
  }

  @ParameterizedTest
  @EnumSource
  void aLongFileIsRefusedWhereverItsSecondMemberIsCut(Codec codec) throws IOException {
    byte[] first = codec.member(HEADER + rows(0, MANY));
    byte[] second = codec.member(rows(MANY, 2 * MANY));

    for (int kept : new int[] {1, 3, 9, 20_000, second.length / 2, second.length - 1}) {
      assertRefused(codec, joined(first, Arrays.copyOf(second, kept)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatFollowsTheLastMemberIsRefused(Codec codec) throws IOException {
    byte[] whole = codec.member(HEADER + rows(0, 20));

    assertRefused(codec, joined(whole, new byte[12]));
    assertRefused(codec, joined(whole, "1,2\n".repeat(5).getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @EnumSource
  void membersWithNothingInThemAreNoEnd(Codec codec) throws IOException {
    byte[] empty = codec.member("");
    byte[] first = codec.member(HEADER + rows(0, 20));

    assertThat(read(codec, joined(empty, first, empty, codec.member(rows(20, 40)), empty)))
        .hasSize(41);
  }

  @Test
  void theLastByteComesAlone() throws IOException {
    for (int length = 0; length < 12; length++) {
      for (int room = 1; room < 14; room++) {
        byte[] bytes = "0,1\n2,3\n4,5\n".substring(0, length).getBytes(StandardCharsets.UTF_8);
        List<byte[]> reads = reads(bytes, room);

        assertThat(joined(reads.toArray(byte[][]::new))).isEqualTo(bytes);
        if (length > 0) {
          assertThat(reads.get(reads.size() - 1)).hasSize(1);
        }
      }
    }
  }

  private static List<byte[]> reads(byte[] bytes, int room) throws IOException {
    List<byte[]> reads = new ArrayList<>();
    try (var stream = new LastByteApart(new ByteArrayInputStream(bytes))) {
      byte[] into = new byte[room + 2];
      for (int read = stream.read(into, 2, room); read >= 0; read = stream.read(into, 2, room)) {
        reads.add(Arrays.copyOfRange(into, 2, 2 + read));
      }
    }
    return reads;
  }

  private void assertRefused(Codec codec, byte[] stored) {
    Throwable thrown = catchThrowable(() -> read(codec, stored));

    assertThat(thrown)
        .as("%s of %d bytes", codec, stored.length)
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("in.csv." + codec.name().toLowerCase(Locale.ROOT));
    // Of nothing at all no codec can say that it is damaged.
    assertThat(((EtlException) thrown).code())
        .isEqualTo(isEmpty(thrown) ? ErrorCode.HEADER_INVALID : ErrorCode.INPUT_UNREADABLE);
    assertThat(isEmpty(thrown)).as("%d bytes", stored.length).isIn(false, stored.length == 0);
  }

  private static boolean isEmpty(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).contains("has no header: it is empty");
  }

  private List<List<String>> read(Codec codec, byte[] stored) throws IOException {
    String name = "in.csv." + codec.name().toLowerCase(Locale.ROOT);
    Path file = Files.write(folder.resolve(name), stored);
    return DirectRead.of(file, Dialect.STANDARD, ScanRequest.Mode.COUNT).rows();
  }

  private static String rows(int from, int to) {
    StringBuilder rows = new StringBuilder();
    for (int id = from; id < to; id++) {
      rows.append(id).append(',').append(id % 999).append('\n');
    }
    return rows.toString();
  }

  private static byte[] joined(byte[]... parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.write(part);
    }
    return bytes.toByteArray();
  }
}
