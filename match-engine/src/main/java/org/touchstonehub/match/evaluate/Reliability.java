package org.touchstonehub.match.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether stated probabilities mean what they say: all pairs, in bins by what was stated of them,
 * each with what was stated on average and the share of its pairs that are matches.
 *
 * @param pairs in all bins
 * @param bins the surest first; those without a pair are left out
 */
public record Reliability(long pairs, List<Bin> bins) {
  /** Probability from which a pair is stated to be beyond doubt. */
  public static final double SUREST = 0.99;

  /** Where bins begin: closer together where a hundredth makes a difference. */
  private static final double[] FROM = {
    0.999, SUREST, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.01, 0.001, 0
  };

  /**
   * A bin.
   *
   * @param from least probability in it
   * @param to greatest probability in it
   * @param stated mean probability
   * @param matches share of its pairs that are matches in truth
   */
  public record Bin(long pairs, double from, double to, double stated, double matches) {
    /** Pairs in it that are no match. */
    long others() {
      return Math.round(pairs * (1 - matches));
    }

    /** Standard error of the share, if what is stated is right: how far chance alone takes it. */
    public double chance() {
      return Math.sqrt(stated * (1 - stated) / pairs);
    }
  }

  public Reliability {
    bins = List.copyOf(bins);
  }

  static Reliability of(JudgedPairs judged) {
    List<Bin> bins = new ArrayList<>();
    int to = judged.size();
    for (double least : FROM) {
      int from = judged.from(least);
      if (from < to) bins.add(bin(judged, from, to));
      to = from;
    }
    return new Reliability(judged.size(), bins);
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

  /** Pairs stated to be beyond doubt, {@link #SUREST} and more. */
  public long surest() {
    return surestBins().mapToLong(Bin::pairs).sum();
  }

  /** How many of them are no match. */
  public long wrongOfSurest() {
    return surestBins().mapToLong(Bin::others).sum();
  }

  private Stream<Bin> surestBins() {
    return bins.stream().filter(bin -> bin.from() >= SUREST);
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
