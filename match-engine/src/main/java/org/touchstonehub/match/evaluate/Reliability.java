package org.touchstonehub.match.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether stated probabilities mean what they say: pairs stated between {@link #LEAST} and {@link
 * #MOST}, in ten bins of equal count (as near as whole pairs allow), each with what was stated of
 * its pairs on average and the share of them that are matches.
 *
 * @param pairs in all bins
 * @param bins the least probable first; those without a pair are left out
 */
public record Reliability(long pairs, List<Bin> bins) {
  public static final double LEAST = 0.02;
  public static final double MOST = 0.98;
  private static final int BINS = 10;

  /**
   * A bin.
   *
   * @param from least probability in it
   * @param to greatest probability in it
   * @param stated mean probability
   * @param matches share of its pairs that are matches in truth
   */
  public record Bin(long pairs, double from, double to, double stated, double matches) {
    /** Standard error of the share, if what is stated is right: how far chance alone takes it. */
    public double chance() {
      return Math.sqrt(stated * (1 - stated) / pairs);
    }
  }

  public Reliability {
    bins = List.copyOf(bins);
  }

  static Reliability of(JudgedPairs judged) {
    int first = judged.from(LEAST);
    int end = judged.from(Math.nextUp(MOST));
    int n = end - first;
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      int from = first + (int) ((long) b * n / BINS);
      int to = first + (int) ((b + 1L) * n / BINS);
      if (from < to) bins.add(bin(judged, from, to));
    }
    return new Reliability(n, bins);
  }

  private static Bin bin(JudgedPairs judged, int from, int to) {
    double stated = 0;
    int matches = 0;
    for (int k = from; k < to; k++) {
      stated += judged.probability(k);
      if (judged.isMatch(k)) matches++;
    }
    int n = to - from;
    return new Bin(
        n, judged.probability(from), judged.probability(to - 1), stated / n, (double) matches / n);
  }

  /**
   * Expected calibration error: how far stated and true differ, averaged over the pairs; 0 if there
   * are none.
   */
  public double error() {
    double sum = 0;
    for (Bin bin : bins) sum += bin.pairs() * Math.abs(bin.stated() - bin.matches());
    return pairs == 0 ? 0 : sum / pairs;
  }

  /** The error to be expected of so many pairs if everything that is stated is right. */
  public double chanceError() {
    double sum = 0;
    // the mean of |normal| is sqrt(2 / pi) standard deviations
    for (Bin bin : bins) sum += bin.pairs() * Math.sqrt(2 / Math.PI) * bin.chance();
    return pairs == 0 ? 0 : sum / pairs;
  }
}
