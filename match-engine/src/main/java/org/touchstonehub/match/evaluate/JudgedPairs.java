package org.touchstonehub.match.evaluate;

import java.util.Arrays;

/**
 * Pairs with the probability that was stated of each and whether it is a match in truth, in the
 * order of the probabilities. Of equal probabilities those that are no match come first, so that
 * nothing depends on the order in which they were told.
 */
final class JudgedPairs {
  private final long[] pairs; // probability, and in the lowest bit the truth

  private JudgedPairs(long[] pairs) {
    this.pairs = pairs;
  }

  /** Takes pairs one by one. */
  static final class Builder {
    private long[] pairs = new long[1024];
    private int size;

    void add(double probability, boolean isMatch) {
      if (size == pairs.length) pairs = Arrays.copyOf(pairs, 2 * size);
      // 0 is added so that -0 is 0; the bits of numbers from 0 to 1 rise with them
      pairs[size++] = (Double.doubleToLongBits(probability + 0.0) << 1) | (isMatch ? 1 : 0);
    }

    JudgedPairs build() {
      long[] sorted = Arrays.copyOf(pairs, size);
      Arrays.sort(sorted);
      return new JudgedPairs(sorted);
    }
  }

  int size() {
    return pairs.length;
  }

  double probability(int pair) {
    return Double.longBitsToDouble(pairs[pair] >>> 1);
  }

  boolean isMatch(int pair) {
    return (pairs[pair] & 1) == 1;
  }

  /** The first pair that is at least so probable; {@link #size} if none is. */
  int from(double probability) {
    long least = Double.doubleToLongBits(probability + 0.0) << 1;
    int at = Arrays.binarySearch(pairs, least);
    if (at < 0) return -at - 1;
    while (at > 0 && pairs[at - 1] == least) at--;
    return at;
  }
}
