package org.touchstonehub.match.encode;

/** How often each of many hashes was added. */
final class LongCounts {
  private long[] hashes = new long[1024];

  /** 0 where nothing is. */
  private int[] counts = new int[1024];

  private int size;

  /** Counts a hash and tells how often it was added, this time included. */
  int add(long hash) {
    int place = place(hash);
    if (counts[place] == 0) {
      hashes[place] = hash;
      counts[place] = 1;
      if (++size * 2 > hashes.length) grow();
      return 1;
    }
    return ++counts[place];
  }

  int count(long hash) {
    return counts[place(hash)];
  }

  private int place(long hash) {
    int place = (int) hash & hashes.length - 1;
    while (counts[place] != 0 && hashes[place] != hash) place = place + 1 & hashes.length - 1;
    return place;
  }

  private void grow() {
    long[] before = hashes;
    int[] counted = counts;
    hashes = new long[before.length * 2];
    counts = new int[before.length * 2];
    for (int i = 0; i < before.length; i++) {
      if (counted[i] == 0) continue;
      int place = place(before[i]);
      hashes[place] = before[i];
      counts[place] = counted[i];
    }
  }
}
