package org.touchstonehub.match.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A growing list of longs, in pages: growing copies nothing. */
public final class LongBuffer {
  private static final int PAGE = 1 << 17;

  private final List<long[]> full = new ArrayList<>();
  private long[] page;
  private int used;

  public LongBuffer(int capacity) {
    page = new long[Math.max(16, Math.min(PAGE, capacity))];
  }

  public void add(long value) {
    if (used == page.length) grow();
    page[used++] = value;
  }

  private void grow() {
    if (page.length < PAGE) {
      page = Arrays.copyOf(page, Math.min(PAGE, page.length * 2));
      return;
    }
    full.add(page);
    page = new long[PAGE];
    used = 0;
  }

  public int size() {
    return Math.addExact(Math.multiplyExact(full.size(), PAGE), used);
  }

  /** Sorted. The buffer is empty afterwards. */
  public long[] sorted() {
    long[] values = drained();
    LongSort.sort(values);
    return values;
  }

  /** Sorted, each value once. The buffer is empty afterwards. */
  public long[] distinct() {
    return withoutRepeats(sorted());
  }

  /** Each value once; the array may be written over. */
  public static long[] withoutRepeats(long[] ascending) {
    int kept = 0;
    for (int i = 0; i < ascending.length; i++) {
      if (i == 0 || ascending[i] != ascending[i - 1]) ascending[kept++] = ascending[i];
    }
    return kept == ascending.length ? ascending : Arrays.copyOf(ascending, kept);
  }

  /** All values; each page is let go once it is copied. */
  private long[] drained() {
    long[] values = new long[size()];
    int at = 0;
    for (int p = 0; p < full.size(); p++) {
      System.arraycopy(full.set(p, page), 0, values, at, PAGE);
      at += PAGE;
    }
    System.arraycopy(page, 0, values, at, used);
    full.clear();
    page = new long[16];
    used = 0;
    return values;
  }

  public long[] toArray() {
    long[] values = new long[size()];
    int at = 0;
    for (long[] one : full) {
      System.arraycopy(one, 0, values, at, PAGE);
      at += PAGE;
    }
    System.arraycopy(page, 0, values, at, used);
    return values;
  }
}
