package org.touchstonehub.match.score;

import java.util.Arrays;
import org.touchstonehub.match.compare.WordDependence;

/**
 * How many entities hold each value of a column, by the hash of the value; values that only one
 * holds are left out. Immutable. The number is an effective one: (sum n)^2 / sum n^2 over the
 * clusters whose n records hold the value, so that one giant cluster counts as one.
 */
public final class FrequencyTable {
  /** Values held by fewer are not kept; they count as held by one. */
  static final double LEAST = 1.5;

  private final double total;
  private final double typical;
  private final long[] hashes;
  private final float[] counts;

  /** Most values are held by one entity. */
  private final float lnOfOne;

  private final WordDependence dependence;

  /**
   * @param total entities that have any value
   * @param typical share of an ordinary value, from {@link Priors}
   * @param hashes ascending
   */
  FrequencyTable(double total, double typical, long[] hashes, float[] counts) {
    this(total, typical, hashes, counts, WordDependence.NONE);
  }

  /**
   * @param dependence of the words of a bag
   */
  FrequencyTable(
      double total, double typical, long[] hashes, float[] counts, WordDependence dependence) {
    this.dependence = dependence;
    this.total = total;
    this.typical = typical;
    this.hashes = hashes;
    this.counts = counts;
    this.lnOfOne = (float) Math.log(share(1, typical));
  }

  FrequencyTable with(WordDependence learnt) {
    return new FrequencyTable(total, typical, hashes, counts, learnt);
  }

  WordDependence dependence() {
    return dependence;
  }

  /** The logarithm of the share of a value that one entity holds. */
  public float lnOfOne() {
    return lnOfOne;
  }

  /** The logarithm of the share of a value that so many entities hold. */
  float lnOf(double entities) {
    return (float) Math.log(share(entities, typical));
  }

  public double total() {
    return total;
  }

  public double typical() {
    return typical;
  }

  long[] hashes() {
    return hashes;
  }

  float[] counts() {
    return counts;
  }

  /** Entities that hold a value, at least 1. */
  double count(long hash) {
    int at = Arrays.binarySearch(hashes, hash);
    return at < 0 ? 1 : counts[at];
  }

  /** The logarithm of the {@linkplain #share(long) share} of a value. */
  float lnShare(long hash) {
    int at = Arrays.binarySearch(hashes, hash);
    return at < 0 ? lnOfOne : (float) Math.log(share(counts[at], typical));
  }

  /** Share of the entities that hold a value, shrunk towards the typical one; between 0 and 1. */
  double share(long hash) {
    return share(count(hash), typical);
  }

  double share(double count, double typicalShare) {
    double share = (count + Priors.RECORDS * typicalShare) / (total + Priors.RECORDS);
    return Math.min(0.99, share);
  }
}
