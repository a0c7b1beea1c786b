package org.touchstonehub.match.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into lines of text. A line that is not in its encoding or too long is told
 * as such, and the next one is read as if nothing had been. Memory is bounded by the longest line.
 */
final class Lines {
  /** The longest line of a file that somebody gives us, in bytes. */
  static final int LONGEST = 1 << 20;

  private final InputStream in;
  private final int longest;
  private final Charset encoding;

  /** Of the bytes that lines are cut from. */
  private final Charset decoded;

  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private byte[] line = new byte[1 << 10];
  private long number;
  private boolean afterCarriageReturn;

  /**
   * One line.
   *
   * @param number from 1
   * @param text without its end, or null if it is broken
   * @param broken why there is no text, or null
   */
  record Line(long number, @Nullable String text, @Nullable BrokenRow broken) {
    boolean isBlank() {
      return text != null && text.isBlank();
    }

    String textOrThrow() throws BrokenRow {
      if (text != null) return text;
      throw broken == null ? new BrokenRow(1, "the line is broken") : broken;
    }
  }

  /**
   * @param encoding of the bytes
   */
  Lines(InputStream in, int longest, Charset encoding) {
    boolean wide = TextEncoding.isWide(encoding);
    this.in = wide ? new Utf16Input(in, encoding) : in;
    this.longest = longest;
    this.encoding = encoding;
    this.decoded = wide ? StandardCharsets.UTF_8 : encoding;
  }

  Charset encoding() {
    return encoding;
  }

  int longest() {
    return longest;
  }

  /** The number of the line read last; 0 before the first. */
  long number() {
    return number;
  }

  /** The next line, or null at the end. A line ends with LF, CR LF or CR. */
  @Nullable Line next() throws IOException {
    int length = 0;
    boolean begun = false;
    while (true) {
      if (position == limit && !fill()) {
        return begun ? line(length) : null;
      }
      if (afterCarriageReturn) {
        afterCarriageReturn = false;
        if (buffer[position] == '\n') {
          position++;
          continue;
        }
      }
      begun = true;
      int from = position;
      int end = endOfLine();
      length = append(from, end, length);
      if (end == limit) continue;
      afterCarriageReturn = buffer[end] == '\r';
      position = end + 1;
      return line(length);
    }
  }

  private boolean fill() throws IOException {
    int read = in.read(buffer, 0, buffer.length);
    position = 0;
    limit = Math.max(read, 0);
    return read > 0;
  }

  private int endOfLine() {
    int end = position;
    while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') end++;
    position = end;
    return end;
  }

  /** Keeps what fits; the length goes on counting, so that a line that is too long is known. */
  private int append(int from, int to, int length) {
    int kept = Math.min(to - from, longest - Math.min(length, longest));
    if (length + kept > line.length) {
      line = Arrays.copyOf(line, Math.min(longest, Math.max(2 * line.length, length + kept)));
    }
    if (kept > 0) System.arraycopy(buffer, from, line, length, kept);
    return (int) Math.min(Integer.MAX_VALUE, (long) length + (to - from));
  }

  private Line line(int length) {
    number++;
    if (length > longest) {
      return new Line(
          number, null, new BrokenRow(1, "the line has more than %d bytes".formatted(longest)));
    }
    int from = number == 1 && startsWithMark(length) ? 3 : 0;
    if (isAscii(from, length)) {
      return new Line(
          number, new String(line, from, length - from, StandardCharsets.US_ASCII), null);
    }
    return decoded(from, length);
  }

  private boolean startsWithMark(int length) {
    return length >= 3
        && line[0] == (byte) 0xEF
        && line[1] == (byte) 0xBB
        && line[2] == (byte) 0xBF;
  }

  private boolean isAscii(int from, int to) {
    for (int i = from; i < to; i++) {
      if (line[i] < 0) return false;
    }
    return true;
  }

  private Line decoded(int from, int to) {
    CharsetDecoder decoder =
        decoded
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(line, from, to - from);
    CharBuffer chars = CharBuffer.allocate(to - from);
    CoderResult result = decoder.decode(bytes, chars, true);
    if (result.isError()) {
      return new Line(
          number,
          null,
          new BrokenRow(
              chars.position() + 1,
              "byte 0x%02X is not %s here".formatted(bytes.get(), decoded.name())));
    }
    return new Line(number, chars.flip().toString(), null);
  }
}
