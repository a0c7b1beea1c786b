package org.touchstonehub.match.compare;

import java.util.Arrays;
import org.touchstonehub.match.standardise.Hashes;

/**
 * Words that go together: how many names of those that hold a word also hold a commoner one.
 * "Metropolitan" hardly comes without "Chicago", so who shares both shares little more than the
 * one. Immutable; words are kept as hashes.
 */
public final class WordDependence {
  /** No word follows from another. */
  public static final WordDependence NONE = new WordDependence(new long[0], new float[0]);

  private final long[] keys;
  private final float[] weights;

  /**
   * @param keys of ordered pairs of words, ascending: {@link #key}
   * @param weights by key: -ln of the share, among what holds the first, that holds the second
   */
  public WordDependence(long[] keys, float[] weights) {
    this.keys = keys;
    this.weights = weights;
  }

  public long[] keys() {
    return keys;
  }

  public float[] weights() {
    return weights;
  }

  /** A pair of words by their hashes, the rarer first. */
  public static long key(long rarer, long other) {
    return Hashes.mix(rarer ^ Long.rotateLeft(Hashes.mix(other), 17));
  }

  /**
   * What a shared word weighs beside a rarer one that is shared as well, nats; infinite if nothing
   * is known of the two.
   */
  float weight(long rarer, long other) {
    if (keys.length == 0) return Float.POSITIVE_INFINITY;
    int at = Arrays.binarySearch(keys, key(rarer, other));
    return at < 0 ? Float.POSITIVE_INFINITY : weights[at];
  }
}
