package org.touchstonehub.match.block;

import java.util.Arrays;

/** A growing array of longs. */
public final class LongBuffer {
  private long[] values;
  private int size;

  public LongBuffer(int capacity) {
    values = new long[Math.max(16, capacity)];
  }

  public void add(long value) {
    if (size == values.length) values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
    values[size++] = value;
  }

  public int size() {
    return size;
  }

  /** Sorted, each value once. */
  public long[] distinct() {
    Arrays.sort(values, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++)
      if (i == 0 || values[i] != values[i - 1]) values[kept++] = values[i];
    return Arrays.copyOf(values, kept);
  }

  public long[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
