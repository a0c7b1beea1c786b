package org.touchstonehub.match.block;

import java.util.Arrays;

/**
 * The atoms of neighbouring records laid side by side, so that many passes read them without
 * looking each up again. For one thread.
 */
final class AtomWindow {
  final AtomColumn column;
  private int base;
  private int[] starts = new int[2];
  private long[] hashes = new long[16];

  AtomWindow(AtomColumn column) {
    this.column = column;
  }

  /**
   * @param from first of the records
   * @param to beyond the last
   */
  void lay(int from, int to) {
    base = from;
    if (to - from >= starts.length) starts = new int[to - from + 1];
    int size = 0;
    for (int record = from; record < to; record++) {
      int end = column.to(record);
      for (int place = column.from(record); place < end; place++) {
        long hash = column.hash(place);
        if (hash == 0) continue;
        if (size == hashes.length) hashes = Arrays.copyOf(hashes, size * 2);
        hashes[size++] = hash;
      }
      starts[record - from + 1] = size;
    }
  }

  /** The first place of a record. */
  int from(int record) {
    return starts[record - base];
  }

  /** Beyond the last place of a record. */
  int to(int record) {
    return starts[record - base + 1];
  }

  /** The hash in a place; never 0. */
  long hash(int place) {
    return hashes[place];
  }
}
