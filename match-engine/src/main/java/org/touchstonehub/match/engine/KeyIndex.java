package org.touchstonehub.match.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Which records have a key. An open hash table of one number an entry: the upper 40 bits of the key
 * and the number of the record plus one, so that a key may bring a record that has another one.
 */
final class KeyIndex {
  private static final int RECORD_BITS = 24;
  private static final long RECORD = (1L << RECORD_BITS) - 1;

  /** Records that the index can number. */
  static final int MOST_NUMBERS = (int) RECORD - 1;

  private static final long EMPTY = 0;
  private static final long REMOVED = RECORD;

  private final int most;
  private final Map<Long, Integer> crowded = new HashMap<>();
  private long[] slots = new long[1 << 10];
  private int shift = Long.SIZE - 10;
  private int used;

  /**
   * @param most records of a key; one that more share brings none of them any more
   */
  KeyIndex(int most) {
    this.most = most;
  }

  /** Keys that more records share than a key may. */
  int crowded() {
    return crowded.size();
  }

  /** Adds an entry that is not there. */
  void add(long key, int number) {
    long upper = key & ~RECORD;
    if (crowded.containsKey(upper)) {
      crowded.merge(upper, 1, Integer::sum);
      return;
    }
    int slot = home(upper);
    int free = -1;
    int sharing = 0;
    while (slots[slot] != EMPTY) {
      if (slots[slot] == REMOVED) free = free < 0 ? slot : free;
      else if ((slots[slot] & ~RECORD) == upper) sharing++;
      slot = (slot + 1) & (slots.length - 1);
    }
    if (sharing >= most) {
      crowd(upper, sharing + 1);
      return;
    }
    if (free < 0) {
      free = slot;
      used++;
    }
    slots[free] = upper | (number + 1);
    if (used > slots.length / 2) rehash();
  }

  private void crowd(long upper, int sharing) {
    for (int slot = home(upper); slots[slot] != EMPTY; slot = (slot + 1) & (slots.length - 1)) {
      if (slots[slot] != REMOVED && (slots[slot] & ~RECORD) == upper) slots[slot] = REMOVED;
    }
    crowded.put(upper, sharing);
  }

  void remove(long key, int number) {
    long upper = key & ~RECORD;
    if (crowded.computeIfPresent(upper, (k, sharing) -> sharing > 1 ? sharing - 1 : null) != null) {
      return;
    }
    long entry = upper | (number + 1);
    for (int slot = home(upper); slots[slot] != EMPTY; slot = (slot + 1) & (slots.length - 1)) {
      if (slots[slot] != entry) continue;
      slots[slot] = REMOVED;
      return;
    }
  }

  /** Tells the records of a key. */
  void find(long key, IntConsumer told) {
    long upper = key & ~RECORD;
    for (int slot = home(upper); slots[slot] != EMPTY; slot = (slot + 1) & (slots.length - 1)) {
      if (slots[slot] != REMOVED && (slots[slot] & ~RECORD) == upper) {
        told.accept((int) (slots[slot] & RECORD) - 1);
      }
    }
  }

  private int home(long upper) {
    return (int) (upper >>> shift);
  }

  private void rehash() {
    long live = 0;
    for (long entry : slots) if (entry != EMPTY && entry != REMOVED) live++;
    long[] old = slots;
    int bits = Long.SIZE - shift;
    while (live * 3 > 1L << bits) bits++;
    slots = new long[1 << bits];
    shift = Long.SIZE - bits;
    used = (int) live;
    for (long entry : old) {
      if (entry == EMPTY || entry == REMOVED) continue;
      int slot = home(entry & ~RECORD);
      while (slots[slot] != EMPTY) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = entry;
    }
  }
}
