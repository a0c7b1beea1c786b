package org.touchstonehub.match.cluster;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Pairs of clusters with the strength of their link; a set by key, in no order that matters. */
final class Edges {
  private long[] keys;
  private double[] links;
  private @Nullable CrossPairs[] pairs;
  private int size;

  /** Open addressing: places plus one, 0 where nothing is. */
  private int[] table;

  Edges(int expected) {
    keys = new long[Math.max(16, expected)];
    links = new double[keys.length];
    pairs = new CrossPairs[keys.length];
    table = new int[Integer.highestOneBit(Math.max(16, expected)) * 4];
  }

  /** Adds an edge; if it is there already, the link is forgotten (NaN: to be computed). */
  void add(long key, double link) {
    add(key, link, null);
  }

  void add(long key, double link, @Nullable CrossPairs said) {
    if (size * 2 > table.length) rehash();
    int slot = slot(key);
    if (table[slot] != 0) {
      links[table[slot] - 1] = Double.NaN;
      pairs[table[slot] - 1] = null;
      return;
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      links = Arrays.copyOf(links, size * 2);
      pairs = Arrays.copyOf(pairs, size * 2);
    }
    keys[size] = key;
    pairs[size] = said;
    links[size++] = link;
    table[slot] = size;
  }

  private int slot(long key) {
    int slot = (int) ((key * 0x9e3779b97f4a7c15L) >>> 32) & (table.length - 1);
    while (table[slot] != 0 && keys[table[slot] - 1] != key) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private void rehash() {
    table = new int[table.length * 2];
    for (int i = 0; i < size; i++) table[slot(keys[i])] = i + 1;
  }

  boolean contains(long key) {
    return table[slot(key)] != 0;
  }

  /** What the pairs of an edge say; null if it is not there or nobody has asked them yet. */
  @Nullable CrossPairs pairs(long key) {
    int slot = slot(key);
    return table[slot] == 0 ? null : pairs[table[slot] - 1];
  }

  @Nullable CrossPairs pairs(int i) {
    return pairs[i];
  }

  void setPairs(int i, @Nullable CrossPairs said) {
    pairs[i] = said;
  }

  int size() {
    return size;
  }

  long key(int i) {
    return keys[i];
  }

  double link(int i) {
    return links[i];
  }

  void setLink(int i, double link) {
    links[i] = link;
  }
}
