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
 *
 * <p>A row begins with a header of one byte a value, which tells its length; the characters of all
 * values follow. So to reach one value reads the headers of those before it, which lie in one line
 * of the processor's cache, and not the values themselves.
 */
final class PackedRows {
  private static final int PAGE = 1 << 20;
  private static final int FIRST_PAGE = 1 << 8;
  private static final byte[] NO_PAGE = {};
  private static final long LEAST_WASTED = 4 * PAGE;
  private static final long REMOVED = -1;

  /** Header of a value too long for it: what it would be takes the first bytes of the value. */
  private static final int LONG = 0xff;

  private final int width;
  private final List<byte[]> pages = new ArrayList<>();
  private long[] starts = new long[64];
  private int size;
  private int used;
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

  /** Some of the rows, in an order. */
  PackedRows inOrder(int[] rows) {
    PackedRows ordered = new PackedRows(width);
    ordered.starts = new long[rows.length];
    for (int row : rows) ordered.starts[ordered.size++] = ordered.copy(this, row);
    ordered.trim();
    return ordered;
  }

  private void compact() {
    PackedRows compacted = new PackedRows(width);
    for (int row = 0; row < size; row++) {
      if (starts[row] != REMOVED) starts[row] = compacted.copy(this, row);
    }
    pages.clear();
    pages.addAll(compacted.pages);
    used = compacted.used;
    wasted = 0;
  }

  private long append(@Nullable String[] values) {
    int most = width;
    for (String value : values) if (value != null) most += Integer.BYTES + 2 * value.length();
    byte[] page = roomFor(most);
    long start = next();
    int header = used;
    used += width;
    for (String value : values) used = write(page, header++, used, value);
    return start;
  }

  private long copy(PackedRows from, int row) {
    int length = from.length(row);
    byte[] page = roomFor(length);
    long start = next();
    long there = from.starts[row];
    System.arraycopy(from.pages.get((int) (there >> 32)), (int) there, page, used, length);
    used += length;
    return start;
  }

  private byte[] roomFor(int bytes) {
    byte[] last = pages.isEmpty() ? NO_PAGE : pages.get(pages.size() - 1);
    if (used + bytes <= last.length) return last;
    int size = Math.max(FIRST_PAGE, Math.min(PAGE, 2 * last.length));
    byte[] page = new byte[Math.max(size, bytes)];
    pages.add(page);
    used = 0;
    return page;
  }

  /** Where the next row begins: its page in the upper 32 bits. */
  private long next() {
    return ((long) (pages.size() - 1) << 32) | used;
  }

  /** Gives back what was taken in advance. */
  void trim() {
    if (pages.isEmpty()) return;
    int last = pages.size() - 1;
    pages.set(last, Arrays.copyOf(pages.get(last), used));
    starts = Arrays.copyOf(starts, size);
  }

  /** Returns where the next value begins. */
  private static int write(byte[] page, int headerAt, int from, @Nullable String value) {
    if (value == null) {
      page[headerAt] = 0;
      return from;
    }
    int length = value.length();
    boolean wide = isWide(value);
    int at = from;
    // 0 is for null; of the rest the lowest bit tells the width
    int header = ((length << 1) | (wide ? 1 : 0)) + 1;
    page[headerAt] = (byte) Math.min(header, LONG);
    if (header >= LONG) {
      for (int shift = 24; shift >= 0; shift -= 8) page[at++] = (byte) (header >> shift);
    }
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

  /** Whether a value is not null. */
  boolean has(int row, int column) {
    if (column < 0 || column >= width) throw new IndexOutOfBoundsException(column);
    return pages.get((int) (starts[row] >> 32))[(int) starts[row] + column] != 0;
  }

  @Nullable String value(int row, int column) {
    if (column < 0 || column >= width) throw new IndexOutOfBoundsException(column);
    byte[] page = pages.get((int) (starts[row] >> 32));
    int headers = (int) starts[row];
    int at = begin(page, headers, column);
    int header = page[headers + column] & 0xff;
    if (header == 0) return null;
    if (header == LONG) {
      header = longHeader(page, at);
      at += Integer.BYTES;
    }
    return read(page, at, (header - 1) >>> 1, isWide(header));
  }

  private int length(int row) {
    byte[] page = pages.get((int) (starts[row] >> 32));
    int headers = (int) starts[row];
    return begin(page, headers, width) - headers;
  }

  /** Where a value begins, and after the last one the next row. */
  private int begin(byte[] page, int headers, int column) {
    int at = headers + width;
    for (int c = 0; c < column; c++) {
      int header = page[headers + c] & 0xff;
      at += header == LONG ? Integer.BYTES + bytes(longHeader(page, at)) : bytes(header);
    }
    return at;
  }

  private static int longHeader(byte[] page, int at) {
    return (page[at] & 0xff) << 24
        | (page[at + 1] & 0xff) << 16
        | (page[at + 2] & 0xff) << 8
        | (page[at + 3] & 0xff);
  }

  /** Bytes that the characters of a value take. */
  private static int bytes(int header) {
    if (header == 0) return 0;
    int length = (header - 1) >>> 1;
    return isWide(header) ? 2 * length : length;
  }

  private static boolean isWide(int header) {
    return ((header - 1) & 1) != 0;
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
