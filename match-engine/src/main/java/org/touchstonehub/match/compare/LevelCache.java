package org.touchstonehub.match.compare;

/**
 * Levels of distinct value pairs, direct-mapped: a pair that falls on another's place replaces it.
 * Only time depends on it, never a result. One per worker.
 */
final class LevelCache {
  private final long[] keys;
  private final byte[] levels;
  private final int mask;

  /**
   * @param most base-2 logarithm of the places at most
   * @param values that there are; few need few places
   */
  LevelCache(int most, int values) {
    int bits = Math.min(most, 36 - Integer.numberOfLeadingZeros(values));
    keys = new long[1 << bits];
    levels = new byte[1 << bits];
    mask = keys.length - 1;
  }

  private int slot(long key) {
    return (int) ((key * 0x9e3779b97f4a7c15L) >>> 40) & mask;
  }

  /** The level of a pair of value numbers, or -1 if it is not here. */
  int find(int x, int y) {
    long key = key(x, y);
    int slot = slot(key);
    return keys[slot] == key ? levels[slot] : -1;
  }

  void put(int x, int y, int level) {
    long key = key(x, y);
    int slot = slot(key);
    keys[slot] = key;
    levels[slot] = (byte) level;
  }

  private static long key(int x, int y) {
    // plus one: an empty place is zero
    return ((long) (x + 1) << 32) | (y + 1);
  }
}
