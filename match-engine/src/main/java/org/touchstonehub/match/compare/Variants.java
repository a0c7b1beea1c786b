package org.touchstonehub.match.compare;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Pairs of different values of a column that stand for one another, with their weight in nats:
 * learnt from clusters. An open hash table; read only once built.
 */
public final class Variants {
  public static final Variants NONE = new Variants(0);

  private final long[] keys;
  private final float[] weights;
  private final int mask;
  private final BitSet values = new BitSet();

  public Variants(int expected) {
    int capacity = Integer.highestOneBit(Math.max(1, expected) * 4);
    keys = new long[capacity];
    weights = new float[capacity];
    mask = capacity - 1;
    Arrays.fill(keys, -1);
  }

  /** Not to be called once others read. */
  public void put(int x, int y, float weight) {
    long key = key(x, y);
    int slot = slot(key);
    while (keys[slot] != -1 && keys[slot] != key) slot = (slot + 1) & mask;
    keys[slot] = key;
    weights[slot] = weight;
    values.set(x);
    values.set(y);
  }

  /** Whether a value has any variant. */
  boolean has(int x) {
    return values.get(x);
  }

  /** Weight in nats, or 0 if the two are no variants. */
  float weight(int x, int y) {
    if (this == NONE) return 0;
    long key = key(x, y);
    int slot = slot(key);
    while (keys[slot] != -1) {
      if (keys[slot] == key) return weights[slot];
      slot = (slot + 1) & mask;
    }
    return 0;
  }

  private static long key(int x, int y) {
    return ((long) Math.min(x, y) << 32) | Math.max(x, y);
  }

  private int slot(long key) {
    return (int) ((key * 0x9e3779b97f4a7c15L) >>> 33) & mask;
  }
}
