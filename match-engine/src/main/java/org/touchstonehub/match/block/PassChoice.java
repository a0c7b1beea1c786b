package org.touchstonehub.match.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which passes pay: greedily the one that brings the most expected matches not yet found per pair
 * that it adds, until a pass brings less than one match per thousand pairs, or three where there
 * are millions of pairs; while there are few pairs a record, whatever brings anything is kept. No
 * truth is needed: a first model tells how probable each pair is.
 */
public final class PassChoice {
  /** Expected matches per pair below which a pass does not pay. */
  static final double LEAST_GAIN = 0.001;

  /** The same beyond {@link #MANY} pairs. */
  private static final double LEAST_GAIN_IF_MANY = 0.01;

  /** Pairs that take seconds to compare. */
  private static final double MANY = 2e6;

  /** Pairs a record that are compared for however little. */
  private static final double CHEAP = 6;

  private static final double LEAST_GAIN_IF_CHEAP = 1e-5;

  /** What running a pass costs besides its pairs, in pairs a record. */
  private static final double PASS_COST = 0.3;

  private PassChoice() {}

  /**
   * @param found what every pass found in a sample
   * @param pairs the pairs of the sample whose probability is known, ascending
   * @param probability that they match
   * @param records that the sample stands for, counted like its pairs
   * @param all records of the table
   * @return the numbers of the passes that pay, best first
   */
  public static List<Integer> choose(
      List<Blocking.Found> found, long[] pairs, double[] probability, double records, int all) {
    int[][] members = new int[found.size()][];
    for (int f = 0; f < members.length; f++) members[f] = members(found.get(f).pairs(), pairs);
    boolean[] have = new boolean[pairs.length];
    List<Integer> left = new ArrayList<>();
    for (int f = 0; f < members.length; f++) left.add(f);
    left.sort(
        Comparator.comparing((Integer f) -> found.get(f).pass().name())
            .thenComparing(f -> found.get(f).most()));
    List<Integer> chosen = new ArrayList<>();
    double total = 0;
    while (!left.isEmpty()) {
      int best = -1;
      double most = leastGain(total, records, all);
      for (int f : left) {
        double matches = 0;
        int fresh = 0;
        for (int k : members[f]) {
          if (have[k]) continue;
          fresh++;
          matches += probability[k];
        }
        double gain = matches / (fresh + PASS_COST * records);
        if (gain > most) {
          most = gain;
          best = f;
        }
      }
      if (best < 0) break;
      for (int k : members[best]) {
        if (!have[k]) total++;
        have[k] = true;
      }
      chosen.add(best);
      left.remove(Integer.valueOf(best));
    }
    return withoutContained(found, chosen);
  }

  private static double leastGain(double total, double records, int all) {
    if (total < CHEAP * records) return LEAST_GAIN_IF_CHEAP;
    return total / records * all < MANY ? LEAST_GAIN : LEAST_GAIN_IF_MANY;
  }

  /** A pass that was chosen with tight blocks and with wide ones needs the wide ones only. */
  private static List<Integer> withoutContained(List<Blocking.Found> found, List<Integer> chosen) {
    Map<String, Integer> widest = new HashMap<>();
    for (int f : chosen) {
      widest.merge(found.get(f).pass().name(), found.get(f).most(), Math::max);
    }
    List<Integer> kept = new ArrayList<>();
    for (int f : chosen) {
      int most = found.get(f).most();
      if (widest.getOrDefault(found.get(f).pass().name(), most) == most) kept.add(f);
    }
    return kept;
  }

  /** Positions in {@code pairs} of the pairs that a pass found; both ascending. */
  private static int[] members(long[] found, long[] pairs) {
    int[] at = new int[Math.min(found.length, pairs.length)];
    int kept = 0;
    for (int i = 0, k = 0; i < found.length && k < pairs.length; ) {
      int order = Long.compare(found[i], pairs[k]);
      if (order == 0) at[kept++] = k;
      if (order <= 0) i++;
      if (order >= 0) k++;
    }
    return Arrays.copyOf(at, kept);
  }
}
