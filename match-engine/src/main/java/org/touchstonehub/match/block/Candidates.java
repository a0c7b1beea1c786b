package org.touchstonehub.match.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import org.touchstonehub.match.record.LongBuffer;
import org.touchstonehub.match.record.LongSort;

/**
 * The candidate pairs that passes found, each once, in parts: of a large table they would not fit
 * into memory together with all that is known of them.
 */
public final class Candidates {
  /** Pairs of a part, about, those that several passes found counted as often. */
  private static final int PART = 1 << 22;

  /** Records that are in one part, at least. */
  private static final int LEAST_RECORDS = 1 << 12;

  private final List<long[]> found = new ArrayList<>();
  private final int records;
  private final int most;

  /** First records at which parts begin, and the end. */
  private final int[] starts;

  private final long size;

  private Candidates(List<Blocking.Found> passes, int records, int most) {
    this.records = records;
    this.most = most;
    long pairs = 0;
    for (Blocking.Found pass : passes) {
      found.add(pass.pairs());
      pairs += pass.pairs().length;
    }
    size = pairs;
    starts = starts();
  }

  /**
   * @param records of the table
   */
  public static Candidates of(List<Blocking.Found> passes, int records) {
    return of(passes, records, PART);
  }

  /**
   * @param most pairs of a part, unless few records have more
   */
  static Candidates of(List<Blocking.Found> passes, int records, int most) {
    return new Candidates(passes, records, most);
  }

  private int[] starts() {
    int[] cut = new int[records / LEAST_RECORDS + 2];
    int parts = 0;
    long inPart = 0;
    for (int from = 0; from < records; from += LEAST_RECORDS) {
      long pairs = between(from, from + LEAST_RECORDS);
      if (inPart > 0 && inPart + pairs > most) {
        cut[++parts] = from;
        inPart = 0;
      }
      inPart += pairs;
    }
    cut[++parts] = records;
    return Arrays.copyOf(cut, parts + 1);
  }

  private long between(int from, int to) {
    long pairs = 0;
    for (long[] one : found) pairs += place(one, to) - place(one, from);
    return pairs;
  }

  /** Where the pairs of a first record begin. */
  private static int place(long[] pairs, long record) {
    int at = Arrays.binarySearch(pairs, record << 32);
    return at < 0 ? -at - 1 : at;
  }

  /** Pairs, those that several passes found counted as often. */
  public long size() {
    return size;
  }

  public int parts() {
    return starts.length - 1;
  }

  /** Records that are first ones of the parts before, with those of this one. */
  public int recordsUpTo(int part) {
    return starts[part + 1];
  }

  /** The pairs of one part, ascending, first record in the upper 32 bits. */
  public long[] part(int part) {
    return between(found, starts[part], starts[part + 1]);
  }

  private static long[] between(List<long[]> found, int from, int to) {
    int size = 0;
    for (long[] one : found) size += place(one, to) - place(one, from);
    long[] all = new long[size];
    int at = 0;
    for (long[] one : found) {
      int start = place(one, from);
      int length = place(one, to) - start;
      System.arraycopy(one, start, all, at, length);
      at += length;
    }
    return distinct(all);
  }

  /** All pairs for which something holds, ascending, each once. */
  public long[] some(LongPredicate holds) {
    LongBuffer some = new LongBuffer(1024);
    for (long[] one : found) for (long pair : one) if (holds.test(pair)) some.add(pair);
    return some.distinct();
  }

  static long[] distinct(long[] pairs) {
    LongSort.sort(pairs);
    return LongBuffer.withoutRepeats(pairs);
  }
}
