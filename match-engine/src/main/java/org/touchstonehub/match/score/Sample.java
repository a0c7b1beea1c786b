package org.touchstonehub.match.score;

import java.util.Arrays;
import java.util.List;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.PairComparer;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.compare.Workers;
import org.touchstonehub.match.encode.Column;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.encode.WordColumn;

/** Pairs with what comparing found, to learn from. */
public final class Sample {
  private static final int CHUNK = 2048;

  final int[] a;
  final int[] b;
  final Evidence evidence;

  /** Pairs that one of the sample stands for. */
  final double standsFor;

  /**
   * By word slot and pair: 1 / pairs of the sample with the same two bags, so that each distinct
   * pair of values counts once and one giant entity does not make the model too strict.
   */
  final float[][] distinct;

  private Sample(int[] a, int[] b, Evidence evidence, double standsFor, float[][] distinct) {
    this.a = a;
    this.b = b;
    this.evidence = evidence;
    this.standsFor = standsFor;
    this.distinct = distinct;
  }

  int size() {
    return a.length;
  }

  /**
   * Compares pairs.
   *
   * @param pairs first record in the upper, second in the lower 32 bits
   */
  public static Sample of(
      long[] pairs,
      double standsFor,
      Layout layout,
      Encoded records,
      Workers<PairComparer> workers) {
    int[] a = new int[pairs.length];
    int[] b = new int[pairs.length];
    for (int k = 0; k < pairs.length; k++) {
      a[k] = (int) (pairs[k] >> 32);
      b[k] = (int) pairs[k];
    }
    Evidence evidence = new Evidence(pairs.length, layout);
    workers.run(
        pairs.length,
        CHUNK,
        (comparer, chunk, from, to) -> {
          for (int k = from; k < to; k++) comparer.compare(a[k], b[k], evidence, k);
        });
    float[][] distinct = new float[layout.wordSlots()][];
    for (Slot slot : layout.slots()) {
      if (slot.wordSlot() >= 0) {
        distinct[slot.wordSlot()] = distinct(a, b, records.columns(), slot.column());
      }
    }
    return new Sample(a, b, evidence, standsFor, distinct);
  }

  private static float[] distinct(int[] a, int[] b, List<Column> columns, int c) {
    int[] bag = ((WordColumn) columns.get(c)).bag();
    long[] keys = new long[a.length];
    for (int k = 0; k < keys.length; k++) {
      int x = bag[a[k]];
      int y = bag[b[k]];
      keys[k] = ((long) Math.min(x, y) << 32) | Math.max(x, y);
    }
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    float[] share = new float[keys.length];
    for (int k = 0; k < keys.length; k++) {
      share[k] = 1f / (upper(sorted, keys[k]) - lower(sorted, keys[k]));
    }
    return share;
  }

  private static int lower(long[] sorted, long key) {
    int lo = 0;
    int hi = sorted.length;
    while (lo < hi) {
      int mid = (lo + hi) >>> 1;
      if (sorted[mid] < key) lo = mid + 1;
      else hi = mid;
    }
    return lo;
  }

  private static int upper(long[] sorted, long key) {
    return lower(sorted, key + 1);
  }
}
