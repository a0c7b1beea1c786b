package org.touchstonehub.match.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.touchstonehub.match.cluster.Clustering;
import org.touchstonehub.match.cluster.Dendrogram;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Levels;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.standardise.Hashes;

/**
 * Chooses the candidate pairs whose answer is worth most: half of them where the model is least
 * sure, fewer where it is fairly sure, a few where it has no doubt, so that a blind spot can be
 * found. In each of these bands every pattern of evidence has its turn, the commonest first, and no
 * record comes twice. Within band and pattern a hash decides, so the choice says nothing of the
 * answer.
 */
final class WorthLabelling {
  /** Log odds where a band ends, and the share of the pairs that it is given. */
  private enum Band {
    UNSURE(0, 2, 0.5),
    FAIRLY_SURE_TWO(-6, -2, 0.2),
    FAIRLY_SURE_ONE(2, 6, 0.1),
    NO_DOUBT_TWO(Double.NEGATIVE_INFINITY, -6, 0.1),
    NO_DOUBT_ONE(6, Double.POSITIVE_INFINITY, 0.1);

    private final double from;
    private final double to;
    private final double share;

    Band(double from, double to, double share) {
      this.from = from;
      this.to = to;
      this.share = share;
    }

    static Band of(double logOdds) {
      if (Math.abs(logOdds) <= UNSURE.to) return UNSURE;
      for (Band band : values()) {
        if (band != UNSURE && logOdds >= band.from && logOdds < band.to) return band;
      }
      return NO_DOUBT_ONE;
    }
  }

  private static final int CHUNK = 2048;

  private final Bench bench;
  private final Encoded records;
  private final long[] pairs;
  private final double[] x;
  private final long[] pattern;

  WorthLabelling(Bench bench, Matching matching, long[] pairs) {
    this.bench = bench;
    this.records = bench.records;
    this.pairs = pairs;
    x = new double[pairs.length];
    pattern = new long[pairs.length];
    matching.workers.run(
        pairs.length,
        CHUNK,
        (linkage, chunk, from, to) -> {
          for (int k = from; k < to; k++) {
            x[k] = linkage.pair((int) (pairs[k] >> 32), (int) pairs[k]);
            pattern[k] = pattern(linkage);
          }
        });
    Rivals rivals = new Rivals(records, bench.competition, pairs, x);
    if (bench.competition.any()) compete(rivals);
    else decide(matching.clustering(), rivals);
  }

  /** What was found, coarsely: by slot whether missing, equal, near or different. */
  private long pattern(Linkage linkage) {
    Evidence e = linkage.evidence();
    long hash = 0;
    for (int s = 0; s < bench.layout.slots().size(); s++) {
      Slot slot = bench.layout.slots().get(s);
      int level = e.level[e.at(0) + s];
      int coarse =
          level < 0
              ? 0
              : slot.wordSlot() >= 0
                  ? words(e, slot)
                  : level == Levels.EQUAL ? 1 : level == slot.different() ? 3 : 2;
      hash = Hashes.mix(hash * 31 + coarse);
    }
    return hash;
  }

  private static int words(Evidence e, Slot slot) {
    int o = e.words(0, slot.wordSlot());
    double shared = 0;
    double left = 0;
    for (int c = 0; c < Evidence.CLASSES; c++) {
      shared += e.words[o + Evidence.SHARED + c];
      left += e.words[o + Evidence.ONLY_A + c] + e.words[o + Evidence.ONLY_B + c];
    }
    return left == 0 ? 1 : shared == 0 ? 3 : shared < left ? 4 : 2;
  }

  /** Where partners compete a pair is as sure as it is against the best rival. */
  private void compete(Rivals rivals) {
    for (int k = 0; k < x.length; k++) {
      x[k] = rivals.lead(RecordPair.first(pairs[k]), RecordPair.second(pairs[k]), x[k]);
    }
  }

  /** A pair is as sure as the join that its clusters were made by, or were not. */
  private void decide(Clustering clustering, Rivals rivals) {
    Dendrogram joins = new Dendrogram(records.size());
    Decisions decisions = new Decisions(clustering.run(pairs, x, joins), joins, rivals);
    for (int k = 0; k < x.length; k++) {
      double decided = decisions.of(RecordPair.first(pairs[k]), RecordPair.second(pairs[k]));
      // what nothing was decided of is weak, or kept apart for certain
      x[k] = Double.isNaN(decided) ? Math.min(x[k], Clustering.EDGE) : decided;
    }
  }

  /**
   * The pairs, in an order that tells nothing.
   *
   * @param known pairs not to be chosen
   */
  List<Constraints.Pair> choose(int count, KnownPairs known, RecordTable table) {
    Map<Band, Deque<Integer>> bands = new EnumMap<>(Band.class);
    for (Band band : Band.values()) bands.put(band, inTurns(band, known));
    List<Integer> chosen = new ArrayList<>();
    Set<Integer> used = new HashSet<>();
    bands.forEach(
        (band, inBand) -> {
          int share = (int) Math.round(count * band.share);
          take(inBand, Math.min(share, count - chosen.size()), used, chosen);
        });
    for (Deque<Integer> left : bands.values()) {
      take(left, count - chosen.size(), used, chosen);
    }
    chosen.sort(Comparator.comparingLong(this::hash).thenComparing(k -> pairs[k]));
    return chosen.stream().map(k -> pair(k, table)).toList();
  }

  private void take(Deque<Integer> from, int count, Set<Integer> used, List<Integer> chosen) {
    for (int taken = 0; taken < count && !from.isEmpty(); ) {
      int k = from.removeFirst();
      int i = (int) (pairs[k] >> 32);
      int j = (int) pairs[k];
      if (used.contains(i) || used.contains(j)) continue;
      used.add(i);
      used.add(j);
      chosen.add(k);
      taken++;
    }
  }

  /**
   * The pairs of a band: of each pattern one, the commonest pattern first, then of each another.
   */
  private Deque<Integer> inTurns(Band band, KnownPairs known) {
    int[] inside =
        IntStream.range(0, x.length)
            .filter(k -> Band.of(x[k]) == band && !known.holds(pairs[k]))
            .toArray();
    Map<Long, Integer> size = new HashMap<>();
    for (int k : inside) size.merge(pattern[k], 1, Integer::sum);
    Map<Long, Integer> next = new HashMap<>();
    record Turn(int k, int turn, int size) {}
    return Arrays.stream(inside)
        .boxed()
        .sorted(Comparator.comparingLong(this::hash).thenComparing(k -> pairs[k]))
        .map(
            k ->
                new Turn(
                    k, next.merge(pattern[k], 1, Integer::sum), size.getOrDefault(pattern[k], 0)))
        .sorted(
            Comparator.comparingInt(Turn::turn)
                .thenComparing(Comparator.comparingInt(Turn::size).reversed())
                .thenComparingLong(turn -> hash(turn.k())))
        .map(Turn::k)
        .collect(ArrayDeque::new, ArrayDeque::add, ArrayDeque::addAll);
  }

  private long hash(int k) {
    long first = records.keys()[(int) (pairs[k] >> 32)];
    return Hashes.mix(first + 31 * records.keys()[(int) pairs[k]]);
  }

  private Constraints.Pair pair(int k, RecordTable table) {
    var a = table.key(records.rows()[(int) (pairs[k] >> 32)]);
    var b = table.key(records.rows()[(int) pairs[k]]);
    return a.compareTo(b) <= 0 ? new Constraints.Pair(a, b) : new Constraints.Pair(b, a);
  }
}
