package org.touchstonehub.match.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of text in few large arrays: one byte a character where all of a value are Latin-1, two
 * otherwise. A million rows as objects would take four times the memory, and the collector would
 * walk over them again and again.
 */
final class PackedRows {
  private static final int PAGE = 1 << 20;
  private static final long LEAST_WASTED = 4 * PAGE;
  private static final long REMOVED = -1;

  private final int width;
  private final List<byte[]> pages = new ArrayList<>();
  private long[] starts = new long[64];
  private int size;
  private int used = PAGE;
  private long wasted;

  /**
   * @param width values of a row
   */
  PackedRows(int width) {
    this.width = width;
  }

  int size() {
    return size;
  }

  /** Adds a row. */
  void add(@Nullable String[] values) {
    if (size == starts.length) starts = Arrays.copyOf(starts, size * 2);
    starts[size++] = append(values);
  }

  /** Writes another row in the place of one; what that held is given back when much is to gain. */
  void replace(int row, @Nullable String[] values) {
    remove(row);
    starts[row] = append(values);
  }

  /** Forgets the values of a row, which must not be asked for afterwards. */
  void remove(int row) {
    if (starts[row] == REMOVED) return;
    wasted += length(row);
    starts[row] = REMOVED;
    if (wasted > LEAST_WASTED && wasted > (long) pages.size() * PAGE / 2) compact();
  }

  private void compact() {
    PackedRows compacted = new PackedRows(width);
    @Nullable String[] values = new String[width];
    for (int row = 0; row < size; row++) {
      if (starts[row] == REMOVED) continue;
      for (int c = 0; c < width; c++) values[c] = value(row, c);
      starts[row] = compacted.append(values);
    }
    pages.clear();
    pages.addAll(compacted.pages);
    used = compacted.used;
    wasted = 0;
  }

  /** Where the row begins: its page in the upper 32 bits. */
  private long append(@Nullable String[] values) {
    int most = 0;
    for (String value : values) most += value == null ? 1 : 5 + 2 * value.length();
    if (used + most > PAGE) {
      pages.add(new byte[Math.max(PAGE, most)]);
      used = 0;
    }
    long start = ((long) (pages.size() - 1) << 32) | used;
    byte[] page = pages.get(pages.size() - 1);
    for (String value : values) used = write(page, used, value);
    return start;
  }

  /** Gives back what was taken in advance. */
  void trim() {
    if (pages.isEmpty()) return;
    int last = pages.size() - 1;
    pages.set(last, Arrays.copyOf(pages.get(last), used));
    starts = Arrays.copyOf(starts, size);
  }

  private static int write(byte[] page, int from, @Nullable String value) {
    if (value == null) {
      page[from] = 0;
      return from + 1;
    }
    int length = value.length();
    boolean wide = isWide(value);
    int at = from;
    // 0 is for null; of the rest the lowest bit tells the width
    int header = ((length << 1) | (wide ? 1 : 0)) + 1;
    while (header >= 0x80) {
      page[at++] = (byte) (header | 0x80);
      header >>>= 7;
    }
    page[at++] = (byte) header;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (wide) page[at++] = (byte) (c >> 8);
      page[at++] = (byte) c;
    }
    return at;
  }

  private static boolean isWide(String value) {
    for (int i = 0; i < value.length(); i++) if (value.charAt(i) > 0xff) return true;
    return false;
  }

  @Nullable String value(int row, int column) {
    if (column < 0 || column >= width) throw new IndexOutOfBoundsException(column);
    byte[] page = pages.get((int) (starts[row] >> 32));
    int at = (int) starts[row];
    for (int c = 0; c < column; c++) at = next(page, at);
    int header = header(page, at);
    if (header == 0) return null;
    return read(page, at + sizeOf(header), (header - 1) >>> 1, isWide(header));
  }

  private int length(int row) {
    byte[] page = pages.get((int) (starts[row] >> 32));
    int at = (int) starts[row];
    for (int c = 0; c < width; c++) at = next(page, at);
    return at - (int) starts[row];
  }

  /** Where the value after the one that begins here does. */
  private static int next(byte[] page, int at) {
    int first = page[at];
    if (first >= 0) {
      // nearly all: a short value, its header in one byte
      int length = (first - 1) >> 1;
      return at + 1 + (isWide(first) ? 2 * length : Math.max(0, length));
    }
    int header = header(page, at);
    if (header == 0) return at + 1;
    int length = (header - 1) >>> 1;
    return at + sizeOf(header) + (isWide(header) ? 2 * length : length);
  }

  private static int header(byte[] page, int from) {
    int header = 0;
    int at = from;
    for (int shift = 0; ; shift += 7) {
      byte b = page[at++];
      header |= (b & 0x7f) << shift;
      if (b >= 0) return header;
    }
  }

  /** Bytes that a header takes. */
  private static int sizeOf(int header) {
    int bytes = 1;
    for (int rest = header >>> 7; rest != 0; rest >>>= 7) bytes++;
    return bytes;
  }

  private static boolean isWide(int header) {
    return header > 0 && ((header - 1) & 1) != 0;
  }

  private static String read(byte[] page, int at, int length, boolean wide) {
    if (!wide) return new String(page, at, length, StandardCharsets.ISO_8859_1);
    char[] characters = new char[length];
    for (int i = 0; i < length; i++) {
      characters[i] = (char) (((page[at + 2 * i] & 0xff) << 8) | (page[at + 2 * i + 1] & 0xff));
    }
    return new String(characters);
  }
}
