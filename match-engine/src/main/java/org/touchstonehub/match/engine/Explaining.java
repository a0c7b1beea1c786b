package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.touchstonehub.match.block.Blocking;
import org.touchstonehub.match.cluster.Clustering;
import org.touchstonehub.match.cluster.Components;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.explain.Bridge;
import org.touchstonehub.match.explain.ClusterExplanation;
import org.touchstonehub.match.explain.ClusterLink;
import org.touchstonehub.match.explain.Fate;
import org.touchstonehub.match.explain.Joining;
import org.touchstonehub.match.explain.PairExplanation;
import org.touchstonehub.match.explain.RuleFinding;
import org.touchstonehub.match.explain.Summary;
import org.touchstonehub.match.explain.Waterfall;
import org.touchstonehub.match.model.Rule;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.score.Breakdown;
import org.touchstonehub.match.score.Calibration;

/**
 * Tells why, over records that were matched: what {@link MatchEngine#match} of the same arguments
 * does, step by step. Not for more than one thread. Rows are those of the table.
 */
public final class Explaining {
  private static final double LN_2 = Math.log(2);
  private static final int NEIGHBOURS = 5;

  /** Records of a cluster of which all links are told, not only those that hold it. */
  private static final int AT_A_GLANCE = 15;

  private final Bench bench;
  private final RecordTable table;
  private final Encoded records;
  private final Matching matching;
  private final Ruled ruled;
  private final List<Blocking.Found> found;
  private final Calibration calibration;
  private final long[] pairs;
  private final double[] x;
  private final Constraints constraints;
  private final Linkage linkage;
  private final Waterfalls waterfalls;
  private final Summaries summaries;
  private final int[] recordOf; // row
  private final Clustering clustering;
  private final Clustering.Clusters clusters;
  private final Statements statements;
  private final int[] labels; // row

  Explaining(
      Bench bench,
      Knowledge knowledge,
      RecordTable table,
      Constraints constraints,
      List<Blocking.Found> found,
      Progress progress) {
    this.bench = bench;
    this.table = table;
    this.records = bench.records;
    this.constraints = constraints;
    this.found = found;
    calibration = knowledge.calibration();
    matching = new Matching(bench, knowledge, table, constraints);
    ruled = new Ruled(matching.rules, bench.model);
    pairs = Blocking.union(found);
    progress.stage("compare", pairs.length);
    x = bench.score(pairs, matching.workers);
    progress.done(pairs.length);
    progress.stage("cluster", -1);
    Matching.Clustered clustered = matching.cluster(pairs, x);
    clustering = clustered.clustering();
    clusters = clustered.clusters();
    statements = clustered.statements();
    linkage = matching.workers.one();
    Explanation words = new Explanation(bench.model, bench.layout);
    waterfalls = new Waterfalls(words);
    summaries = new Summaries(words);
    labels = matching.rows(clusters.label());
    recordOf = new int[table.size()];
    for (int i = 0; i < recordOf.length; i++) recordOf[records.rows()[i]] = i;
  }

  /** The cluster of a row, as {@link MatchResult#clusterOf} names it. */
  public int clusterOf(int row) {
    return labels[row];
  }

  /**
   * Why two rows have their log odds, and what became of them.
   *
   * @throws IllegalArgumentException if they are one row
   */
  public PairExplanation pair(int rowA, int rowB) {
    if (rowA == rowB) throw new IllegalArgumentException("one row is no pair");
    int i = recordOf[rowA];
    int j = recordOf[rowB];
    double logOdds = linkage.pair(i, j);
    double decided = stated(i, j, logOdds) - logOdds;
    Breakdown breakdown = linkage.scorer().breakdown(linkage.evidence(), 0);
    Waterfall waterfall = waterfalls.of(breakdown, linkage, decided);
    Summary summary = summaries.of(breakdown, linkage, decided);
    return new PairExplanation(table.key(rowA), table.key(rowB), summary, waterfall, fate(i, j));
  }

  /** Of two records that were never compared nothing was decided. */
  private double stated(int i, int j, double logOdds) {
    boolean decided = label(i) == label(j) || Arrays.binarySearch(pairs, RecordPair.of(i, j)) >= 0;
    return decided ? statements.logOdds(i, j, logOdds) : calibration.logOdds(logOdds);
  }

  private Fate fate(int i, int j) {
    long pair = RecordPair.of(i, j);
    List<String> passes = new ArrayList<>();
    for (Blocking.Found f : found) {
      if (Arrays.binarySearch(f.pairs(), pair) >= 0) passes.add(f.pass().name());
    }
    if (label(i) != label(j)) {
      Clustering.Join between = clustering.between(i, j, linkage);
      List<RuleFinding> rules = ruled.findings(i, j, between.first(), between.second());
      return new Fate(whyApart(between, rules), passes, rules, joining(between));
    }
    List<RuleFinding> rules = ruled.findings(i, j);
    for (Joining join : joinings(label(i))) {
      if (join.brings(key(i), key(j))) return new Fate(Fate.Outcome.TOGETHER, passes, rules, join);
    }
    throw new IllegalStateException("two records came together without a join");
  }

  private Fate.Outcome whyApart(Clustering.Join between, List<RuleFinding> rules) {
    int a = label(between.first()[0]);
    int b = label(between.second()[0]);
    for (long pair : matching.numbered(constraints.cannotLink())) {
      int p = label(RecordPair.first(pair));
      int q = label(RecordPair.second(pair));
      if ((p == a && q == b) || (p == b && q == a)) return Fate.Outcome.KEPT_APART_BY_STEWARD;
    }
    if (rules.stream().anyMatch(rule -> !rule.together())) {
      return Fate.Outcome.KEPT_APART_BY_RULE;
    }
    long sources = 0;
    for (int i : between.first()) sources |= bench.competition.freeSource(i);
    for (int j : between.second()) {
      if ((sources & bench.competition.freeSource(j)) != 0) {
        return Fate.Outcome.KEPT_APART_BY_SOURCE;
      }
    }
    Component shared =
        pairsWhere(
            k -> {
              int p = label(RecordPair.first(pairs[k]));
              int q = label(RecordPair.second(pairs[k]));
              return (p == a && q == b) || (p == b && q == a);
            });
    if (shared.pairs().length == 0) return Fate.Outcome.NOT_COMPARED;
    boolean isHeld = Arrays.stream(shared.x()).anyMatch(x -> x > Clustering.EDGE);
    return isHeld || between.score() <= 0 ? Fate.Outcome.TOO_WEAK : Fate.Outcome.DOUBTFUL;
  }

  /** How the cluster of a row was built. */
  public ClusterExplanation cluster(int row) {
    int label = label(recordOf[row]);
    List<SourceKey> members = keys(members(label));
    List<Joining> joinings = joinings(label);
    ClusterLinks links = new ClusterLinks(linksWithin(label), this::link);
    List<ClusterLink> bonds = links.bonds(joinings);
    List<ClusterLink> others = members.size() > AT_A_GLANCE ? List.of() : links.beside(bonds);
    return new ClusterExplanation(
        members, joinings, bonds, others, bridge(label), neighbours(label));
  }

  private int[] members(int label) {
    int[] members = new int[records.size()];
    int size = 0;
    for (int i = 0; i < members.length; i++) if (label(i) == label) members[size++] = i;
    return Arrays.copyOf(members, size);
  }

  /** Clusters the connected component again, which depends on nothing else, and listens. */
  private List<Joining> joinings(int label) {
    List<Joining> joinings = new ArrayList<>();
    long[] must = matching.numbered(constraints.mustLink());
    Components merged = new Components(records.size());
    for (long pair : must) {
      if (label(RecordPair.first(pair)) != label) continue;
      int a = merged.of(RecordPair.first(pair));
      int b = merged.of(RecordPair.second(pair));
      if (a == b) continue;
      double link = linkage.link(merged.members(a), merged.members(b)) / LN_2;
      joinings.add(
          new Joining(
              Joining.Stage.STEWARD,
              null,
              keys(merged.members(a)),
              keys(merged.members(b)),
              link,
              link));
      merged.join(a, b);
    }
    Component part = component(label, must);
    matching
        .clustering()
        .run(
            part.pairs(),
            part.x(),
            join -> {
              if (label(join.first()[0]) == label) joinings.add(joining(join));
            });
    return joinings;
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Component(long[] pairs, double[] x) {}

  /** The candidate pairs that hang together with a cluster. */
  private Component component(int label, long[] must) {
    Components components = new Components(records.size());
    for (long pair : must) components.join(RecordPair.first(pair), RecordPair.second(pair));
    ruled.chain(components);
    for (int k = 0; k < pairs.length; k++) {
      if (x[k] > Clustering.EDGE)
        components.join(RecordPair.first(pairs[k]), RecordPair.second(pairs[k]));
    }
    int wanted = components.of(members(label)[0]);
    return pairsWhere(
        k ->
            components.of(RecordPair.first(pairs[k])) == wanted
                && components.of(RecordPair.second(pairs[k])) == wanted);
  }

  private Component pairsWhere(IntPredicate wanted) {
    int[] inside = IntStream.range(0, pairs.length).filter(wanted).toArray();
    return new Component(
        Arrays.stream(inside).mapToLong(k -> pairs[k]).toArray(),
        Arrays.stream(inside).mapToDouble(k -> x[k]).toArray());
  }

  private Component inside(int label) {
    return pairsWhere(k -> label(RecordPair.first(pairs[k])) == label && isWithin(k));
  }

  private List<ClusterLink> linksWithin(int label) {
    Component inside = inside(label);
    return IntStream.range(0, inside.pairs().length)
        .mapToObj(
            k ->
                link(
                    key(RecordPair.first(inside.pairs()[k])),
                    key(RecordPair.second(inside.pairs()[k])),
                    inside.x()[k]))
        .toList();
  }

  /** Of two records that were not compared, being put together by a steward or a rule. */
  private ClusterLink link(SourceKey a, SourceKey b) {
    return link(a, b, linkage.pair(record(a), record(b)));
  }

  private ClusterLink link(SourceKey a, SourceKey b, double x) {
    boolean inOrder = a.compareTo(b) <= 0;
    return new ClusterLink(inOrder ? a : b, inOrder ? b : a, calibration.logOdds(x) / LN_2);
  }

  private int record(SourceKey key) {
    return IntStream.range(0, records.size())
        .filter(i -> key(i).equals(key))
        .findFirst()
        .orElseThrow();
  }

  private Optional<Bridge> bridge(int label) {
    Component inside = inside(label);
    long[] steward =
        Arrays.stream(matching.numbered(constraints.mustLink()))
            .filter(pair -> label(RecordPair.first(pair)) == label)
            .toArray();
    long[] must = LongStream.concat(LongStream.of(steward), ruled.within(members(label))).toArray();
    return Spanning.weakest(members(label), must, inside.pairs(), inside.x())
        .map(
            cut ->
                new Bridge(
                    key(RecordPair.first(inside.pairs()[cut.pair()])),
                    key(RecordPair.second(inside.pairs()[cut.pair()])),
                    stated(inside.pairs()[cut.pair()], inside.x()[cut.pair()]) / LN_2,
                    keys(cut.first()),
                    keys(cut.second()),
                    linkage.link(cut.first(), cut.second()) / LN_2));
  }

  private double stated(long pair, double logOdds) {
    return statements.logOdds(RecordPair.first(pair), RecordPair.second(pair), logOdds);
  }

  private boolean isWithin(int k) {
    return label(RecordPair.first(pairs[k])) == label(RecordPair.second(pairs[k]));
  }

  private List<Joining> neighbours(int label) {
    List<Joining> neighbours = new ArrayList<>();
    Arrays.stream(clusters.apart())
        .filter(apart -> apart.a() == label || apart.b() == label)
        .sorted(
            Comparator.comparingDouble(Clustering.Apart::score)
                .reversed()
                .thenComparingInt(Clustering.Apart::a)
                .thenComparingInt(Clustering.Apart::b))
        .limit(NEIGHBOURS)
        .forEach(
            apart -> {
              int other = apart.a() == label ? apart.b() : apart.a();
              neighbours.add(joining(clustering.between(label, other, linkage)));
            });
    return neighbours;
  }

  private Joining joining(Clustering.Join join) {
    Rule rule = join.rule();
    if (rule != null) {
      double link = linkage.link(join.first(), join.second()) / LN_2;
      return new Joining(
          Joining.Stage.RULE,
          rule.words(bench.model),
          keys(join.first()),
          keys(join.second()),
          link,
          link);
    }
    return new Joining(
        join.stage() == Clustering.Stage.GROWTH ? Joining.Stage.GROWTH : Joining.Stage.CORE,
        null,
        keys(join.first()),
        keys(join.second()),
        join.link() / LN_2,
        join.score() / LN_2);
  }

  private int label(int record) {
    return clusters.label()[record];
  }

  private SourceKey key(int record) {
    return table.key(records.rows()[record]);
  }

  private List<SourceKey> keys(int[] members) {
    return Arrays.stream(members).mapToObj(this::key).sorted().toList();
  }
}
