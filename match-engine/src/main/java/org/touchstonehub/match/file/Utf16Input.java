package org.touchstonehub.match.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * UTF-16 as UTF-8: lines are cut at bytes, and in UTF-16 the bytes of a line's end are in letters
 * too. What is no letter in it becomes U+FFFD.
 */
final class Utf16Input extends InputStream {
  private final Reader reader;
  private final char[] characters = new char[1 << 13];
  private int waiting;
  private byte[] bytes = {};
  private int position;

  Utf16Input(InputStream in, Charset utf16) {
    reader = new InputStreamReader(in, utf16);
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) return 0;
    if (!fill()) return -1;
    int taken = Math.min(length, bytes.length - position);
    System.arraycopy(bytes, position, to, offset, taken);
    position += taken;
    return taken;
  }

  private boolean fill() throws IOException {
    while (position == bytes.length) {
      int read = reader.read(characters, waiting, characters.length - waiting);
      int end = waiting + Math.max(0, read);
      if (end == 0 && read < 0) return false;
      // half of a letter waits for its other half
      waiting = read >= 0 && end > 0 && Character.isHighSurrogate(characters[end - 1]) ? 1 : 0;
      bytes = new String(characters, 0, end - waiting).getBytes(StandardCharsets.UTF_8);
      position = 0;
      if (waiting > 0) characters[0] = characters[end - 1];
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
