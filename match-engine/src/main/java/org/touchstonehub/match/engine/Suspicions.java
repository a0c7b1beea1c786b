package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.touchstonehub.match.cluster.Clustering;
import org.touchstonehub.match.cluster.Growth;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Levels;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.compare.Workers;
import org.touchstonehub.match.explain.RuleFinding;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.score.LogOdds;

/**
 * Finds the clusters that may hold two things. Clusters grow greedily, so that what joined later
 * may leave a side that hangs on by little. Each is cut at its weakest bridge, and the link of the
 * two sides as a whole tells how probably they are one: as of a possible match, seen from within.
 * What stewards put together is never cut, what rules did only where the rest contradicts. Sides
 * that differ in nothing are never shown, since a person sees two equal rows there. Looks at
 * nothing but a cluster and the candidate pairs inside of it.
 */
final class Suspicions {
  /** Clusters whose sides are less probably one go to a steward: the mirror of possible matches. */
  static final double SURE = 1 - Matching.REVIEW;

  /** Records of a side of which pairs are scored. */
  private static final int MOST_OF_A_SIDE = 16;

  private static final int CHUNK = 64;

  private final Bench bench;
  private final RecordTable table;
  private final Workers<Linkage> workers;
  private final Growth growth;
  private final Ruled ruled;
  private final long[] must;
  private final TwoPeople twoPeople;

  /**
   * @param must pairs of records that stewards put together
   */
  Suspicions(
      Bench bench,
      RecordTable table,
      Workers<Linkage> workers,
      Growth growth,
      Ruled ruled,
      long[] must) {
    this.bench = bench;
    this.table = table;
    this.workers = workers;
    this.growth = growth;
    this.ruled = ruled;
    this.must = must;
    twoPeople = new TwoPeople(bench);
  }

  /** Least probable first. */
  List<SuspiciousCluster> among(Clustering.Clusters clusters, long[] pairs, double[] x) {
    ClusterPairs inside = ClusterPairs.of(clusters.label(), pairs);
    Map<Integer, List<Long>> mustOf = new HashMap<>();
    for (long pair : must) {
      int number = inside.number(clusters.label()[RecordPair.first(pair)]);
      mustOf.computeIfAbsent(number, n -> new ArrayList<>()).add(pair);
    }
    List<List<SuspiciousCluster>> found = new ArrayList<>();
    for (int c = Workers.chunks(inside.count(), CHUNK); c > 0; c--) found.add(new ArrayList<>());
    workers.run(
        inside.count(),
        CHUNK,
        (linkage, chunk, from, to) -> {
          for (int number = from; number < to; number++) {
            int[] members = inside.members(number);
            long[] steward =
                mustOf.getOrDefault(number, List.of()).stream().mapToLong(pair -> pair).toArray();
            long[] byRule = ruled.within(members).toArray();
            long[] certain =
                LongStream.concat(LongStream.of(steward), LongStream.of(byRule)).toArray();
            int[] at = inside.pairs(number);
            long[] own = IntStream.of(at).mapToLong(k -> pairs[k]).toArray();
            double[] strength = IntStream.of(at).mapToDouble(k -> x[k]).toArray();
            Spanning.weakest(members, certain, own, strength)
                .flatMap(cut -> suspicion(cut, own[cut.pair()], strength[cut.pair()], linkage))
                .or(() -> againstRule(members, steward, byRule, own, linkage))
                .or(() -> twoPeople(members, certain, own, strength, linkage))
                .ifPresent(found.get(chunk)::add);
          }
        });
    return found.stream()
        .flatMap(List::stream)
        .sorted(
            Comparator.comparingDouble(SuspiciousCluster::probability)
                .thenComparing(SuspiciousCluster::a)
                .thenComparing(SuspiciousCluster::b))
        .toList();
  }

  /**
   * What only a rule holds together while all else speaks against it: people type one number for
   * many. Without what the rule looks at, the two sides would be no possible match.
   */
  private Optional<SuspiciousCluster> againstRule(
      int[] members, long[] steward, long[] byRule, long[] own, Linkage linkage) {
    if (byRule.length == 0) return Optional.empty();
    long[] pairs = LongStream.concat(LongStream.of(own), LongStream.of(byRule)).toArray();
    double[] x = new double[pairs.length];
    for (int k = 0; k < x.length; k++) {
      x[k] = withoutKeys(RecordPair.first(pairs[k]), RecordPair.second(pairs[k]), linkage);
    }
    return Spanning.weakest(members, steward, pairs, x)
        .filter(cut -> LogOdds.probability(mean(cut, linkage)) < Matching.REVIEW)
        .map(cut -> told(cut, pairs[cut.pair()], LogOdds.probability(x[cut.pair()]), linkage));
  }

  /** Records that say themselves that they mean two people. */
  private Optional<SuspiciousCluster> twoPeople(
      int[] members, long[] certain, long[] own, double[] x, Linkage linkage) {
    return twoPeople
        .among(members)
        .filter(sides -> LongStream.of(certain).noneMatch(sides::areCrossed))
        .flatMap(
            sides ->
                IntStream.range(0, own.length)
                    .filter(k -> sides.areCrossed(own[k]))
                    .boxed()
                    .max(Comparator.<Integer>comparingDouble(k -> x[k]).thenComparing(k -> -own[k]))
                    .map(k -> new Spanning.Cut(k, sides.first(), sides.second())))
        .map(cut -> told(cut, own[cut.pair()], LogOdds.probability(x[cut.pair()]), linkage));
  }

  /** Log odds of two records by all but what rules look at. */
  private double withoutKeys(int i, int j, Linkage linkage) {
    linkage.pair(i, j);
    Evidence evidence = linkage.evidence();
    for (int slot : ruled.slots(bench.layout)) evidence.level[slot] = Levels.MISSING;
    return linkage.scorer().score(evidence, 0);
  }

  /** What pairs across a cut say, or a spread of them. */
  private double mean(Spanning.Cut cut, Linkage linkage) {
    return crossing(cut)
        .mapToDouble(pair -> withoutKeys(RecordPair.first(pair), RecordPair.second(pair), linkage))
        .average()
        .orElseThrow();
  }

  private Optional<SuspiciousCluster> suspicion(
      Spanning.Cut cut, long bridge, double x, Linkage linkage) {
    boolean isPair = cut.first().length == 1 && cut.second().length == 1;
    double link = isPair ? x : linkage.link(cut.first(), cut.second());
    double score = growth.score(cut.first().length, cut.second().length, link);
    double probability = LogOdds.probability(Statements.believed(score));
    return probability >= SURE || !differ(cut, linkage)
        ? Optional.empty()
        : Optional.of(told(cut, bridge, probability, linkage));
  }

  /** Whether a pair across a cut, of a spread of them, differs in something that both have. */
  private boolean differ(Spanning.Cut cut, Linkage linkage) {
    return crossing(cut).anyMatch(pair -> differ(pair, linkage));
  }

  private boolean differ(long pair, Linkage linkage) {
    linkage.pair(RecordPair.first(pair), RecordPair.second(pair));
    Evidence evidence = linkage.evidence();
    return IntStream.range(0, bench.layout.slots().size())
        .anyMatch(
            s -> Explanation.differs(evidence, bench.layout.slots().get(s), evidence.level[s]));
  }

  /** Pairs across a cut, a spread of them where there are many. */
  private static LongStream crossing(Spanning.Cut cut) {
    int stepA = 1 + (cut.first().length - 1) / MOST_OF_A_SIDE;
    int stepB = 1 + (cut.second().length - 1) / MOST_OF_A_SIDE;
    return every(stepA, cut.first())
        .boxed()
        .flatMapToLong(a -> every(stepB, cut.second()).mapToLong(b -> RecordPair.of(a, b)));
  }

  private static IntStream every(int step, int[] members) {
    return IntStream.iterate(0, at -> at < members.length, at -> at + step).map(at -> members[at]);
  }

  private SuspiciousCluster told(
      Spanning.Cut cut, long bridge, double probability, Linkage linkage) {
    linkage.pair(RecordPair.first(bridge), RecordPair.second(bridge));
    List<Reason> reasons =
        new ArrayList<>(
            putTogether(ruled.findings(RecordPair.first(bridge), RecordPair.second(bridge))));
    twoPeople.reason(bridge).ifPresent(reasons::add);
    reasons.addAll(
        new Explanation(bench.model, bench.layout).reasons(linkage.evidence(), linkage.scorer()));
    SourceKey first = key(RecordPair.first(bridge));
    SourceKey second = key(RecordPair.second(bridge));
    return first.compareTo(second) <= 0
        ? new SuspiciousCluster(
            first, second, probability, keys(cut.first()), keys(cut.second()), reasons)
        : new SuspiciousCluster(
            second, first, probability, keys(cut.second()), keys(cut.first()), reasons);
  }

  /** The rules that join, as reasons. */
  static List<Reason> putTogether(List<RuleFinding> findings) {
    return findings.stream()
        .filter(RuleFinding::together)
        .map(finding -> new Reason(finding.rule(), "put together by this rule", 0))
        .toList();
  }

  private List<SourceKey> keys(int[] members) {
    return Arrays.stream(members).mapToObj(this::key).sorted().toList();
  }

  private SourceKey key(int record) {
    return table.key(bench.records.rows()[record]);
  }
}
