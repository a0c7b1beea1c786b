package org.touchstonehub.match.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which passes pay: greedily the one that brings the most expected matches not yet found per pair
 * that it adds, until a pass brings less than one match per thousand pairs, or ten where there are
 * millions of pairs; while there are few pairs a record, whatever brings anything is kept. No truth
 * is needed: a first model tells how probable each pair is.
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

  /** Share of the expected matches that the leading passes find. */
  private static final double LEADING = 0.9;

  private PassChoice() {}

  /**
   * What was chosen.
   *
   * @param passes numbers of the passes that pay, best first
   * @param leading how many of them find most of the matches
   */
  public record Chosen(List<Integer> passes, int leading) {
    public Chosen {
      passes = List.copyOf(passes);
    }
  }

  /**
   * @param found what every pass found in a sample
   * @param pairs the pairs of the sample whose probability is known, ascending
   * @param probability that they match
   * @param records that the sample stands for, counted like its pairs
   * @param all records of the table
   */
  public static Chosen choose(
      List<Blocking.Found> found, long[] pairs, double[] probability, double records, int all) {
    int[][] members = new int[found.size()][];
    for (int f = 0; f < members.length; f++) members[f] = members(found.get(f).pairs(), pairs);
    boolean[] have = new boolean[pairs.length];
    List<Integer> left = new ArrayList<>();
    for (int f = 0; f < members.length; f++) left.add(f);
    left.sort(
        Comparator.comparing((Integer f) -> found.get(f).pass().name())
            .thenComparing(f -> found.get(f).breadth()));
    List<Integer> chosen = new ArrayList<>();
    List<Double> expected = new ArrayList<>();
    Set<String> names = new HashSet<>();
    double total = 0;
    while (!left.isEmpty()) {
      int best = -1;
      double most = 0;
      for (int f : left) {
        double matches = 0;
        int fresh = 0;
        for (int k : members[f]) {
          if (have[k]) continue;
          fresh++;
          matches += probability[k];
        }
        boolean runsAnyhow = names.contains(found.get(f).pass().name());
        double gain = matches / (fresh + (runsAnyhow ? 1 : PASS_COST * records));
        if (gain > most && gain > leastGain(total + fresh, records, all)) {
          most = gain;
          best = f;
        }
      }
      if (best < 0) break;
      for (int k : members[best]) {
        if (!have[k]) total++;
        have[k] = true;
      }
      expected.add(expected(probability, have));
      chosen.add(best);
      names.add(found.get(best).pass().name());
      left.remove(Integer.valueOf(best));
    }
    return widest(found, chosen, expected);
  }

  private static double expected(double[] probability, boolean[] have) {
    double sum = 0;
    for (int k = 0; k < have.length; k++) if (have[k]) sum += probability[k];
    return sum;
  }

  /**
   * @param total pairs there would be with the pass
   */
  private static double leastGain(double total, double records, int all) {
    if (total < CHEAP * records) return LEAST_GAIN_IF_CHEAP;
    return total / records * all < MANY ? LEAST_GAIN : LEAST_GAIN_IF_MANY;
  }

  /**
   * A pass that was chosen in several breadths needs the widest only.
   *
   * @param expected matches found with each pass and those before it
   */
  private static Chosen widest(
      List<Blocking.Found> found, List<Integer> chosen, List<Double> expected) {
    Map<String, Integer> widest = new LinkedHashMap<>();
    int leading = 0;
    double enough = expected.isEmpty() ? 0 : LEADING * expected.get(expected.size() - 1);
    for (int at = 0; at < chosen.size(); at++) {
      widest.merge(
          found.get(chosen.get(at)).pass().name(),
          chosen.get(at),
          (f, g) -> found.get(f).breadth().compareTo(found.get(g).breadth()) >= 0 ? f : g);
      if (at == 0 || expected.get(at - 1) < enough) leading = widest.size();
    }
    return new Chosen(List.copyOf(widest.values()), leading);
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
