package org.touchstonehub.match.cluster;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.compare.Workers;
import org.touchstonehub.match.model.Rule;
import org.touchstonehub.match.rule.EqualKeys;
import org.touchstonehub.match.rule.Rules;
import org.touchstonehub.match.score.Competition;

/**
 * Joins records to clusters in rounds of reciprocal best merges: two clusters join when each is the
 * other's best partner and their {@linkplain Linkage link} is strong enough. Before, what stewards
 * and rules say. First the core: strong links only. Then growth: a single record joins easily, two
 * large clusters only on strong evidence. What a connected component becomes depends on its
 * records, what was trained and the constraints alone; ties go to the smaller record number.
 */
public final class Clustering {
  private static final double CORE = 3;

  /**
   * Candidate pairs that are no more likely than not hold nothing together. Were weaker ones to
   * hold, most records of a large table would hang together, and whoever changes one would have to
   * cluster them all.
   */
  public static final double EDGE = 0;

  /** Candidate pairs of lower log odds are not even asked about. */
  public static final double DOUBT = -3;

  private static final int CHUNK = 32;

  /** Rounds of growth are counted from here, those of the core from zero. */
  private static final long GROWTH_ROUNDS = 1L << 32;

  private final Workers<Linkage> workers;
  private Growth growth;
  private final Partition partition;
  private final Rules rules;
  private @Nullable History history;
  private @Nullable Courses courses;

  private interface History {
    void joined(int a, int b, boolean growth, double score);

    void ruled(int a, int b, Rule rule);
  }

  /**
   * Two clusters that stayed apart, with the score that growth gave them: above 0 joins where a
   * pair holds the two.
   */
  public record Apart(int a, int b, double score) {}

  /**
   * Two clusters that become one, or would.
   *
   * @param stage when
   * @param rule by which rule; null but in the stage of rules
   * @param first members of the one, ascending
   * @param second members of the other
   * @param link how strongly they belong together, nats
   * @param score above 0 joins: the link less what the core asks for, or with what sizes say; both
   *     are NaN where a rule decides
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
  public record Join(
      Stage stage, @Nullable Rule rule, int[] first, int[] second, double link, double score) {}

  /** The stages, in their order. */
  public enum Stage {
    RULES,
    CORE,
    GROWTH
  }

  /**
   * @param together pairs of records that must be one, first in the upper 32 bits, smaller first
   * @param apart pairs that must not be
   * @param rules of the model; stewards overrule them
   */
  public Clustering(
      int records,
      Workers<Linkage> workers,
      Competition competition,
      Growth growth,
      long[] together,
      long[] apart,
      Rules rules) {
    this.workers = workers;
    this.growth = growth;
    this.partition = new Partition(records, competition, together, apart, rules);
    this.rules = rules;
  }

  /** Result: the cluster of each record, named by its smallest record, and what stayed apart. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
  public record Clusters(int[] label, Apart[] apart) {}

  /**
   * Clusters the records.
   *
   * @param pairs candidate pairs
   * @param x their log odds
   */
  public Clusters run(long[] pairs, double[] x) {
    return grow(pairs, x, core(pairs, x));
  }

  /** The same where sizes tell but none are known yet: growth goes by those of the core. */
  public Clusters runFirst(long[] pairs, double[] x) {
    Edges core = core(pairs, x);
    growth = new Growth(Sizes.of(partition.labels()), growth.lnMatch());
    return grow(pairs, x, core);
  }

  private Edges core(long[] pairs, double[] x) {
    for (EqualKeys keys : rules.together()) {
      new RuleJoins(partition, (a, b) -> ruled(a, b, keys.rule())).run(keys);
    }
    if (courses != null) courses.begin(partition);
    return stage(pairs, x, false, new Edges(16));
  }

  private Clusters grow(long[] pairs, double[] x, Edges core) {
    Edges left = stage(pairs, x, true, core);
    addDoubtful(pairs, x, left);
    Apart[] apart = new Apart[left.size()];
    for (int e = 0; e < apart.length; e++) {
      int a = RecordPair.first(left.key(e));
      int b = RecordPair.second(left.key(e));
      apart[e] = new Apart(a, b, grown(a, b, left.link(e)));
    }
    return new Clusters(partition.labels(), apart);
  }

  /** Adds what weak pairs alone say of two clusters, which join no more. */
  private void addDoubtful(long[] pairs, double[] x, Edges apart) {
    for (int k = 0; k < pairs.length; k++) {
      if (x[k] > EDGE || x[k] <= DOUBT) continue;
      int a = partition.label(RecordPair.first(pairs[k]));
      int b = partition.label(RecordPair.second(pairs[k]));
      if (a == b || !partition.allows(a, b)) continue;
      long key = RecordPair.of(a, b);
      if (!apart.contains(key)) apart.add(key, Double.NaN);
    }
    computeLinks(apart, apart, new Halves(partition));
  }

  /** The same, and tells every join in its order. */
  public Clusters run(long[] pairs, double[] x, Consumer<Join> told) {
    history =
        new History() {
          @Override
          public void joined(int a, int b, boolean growth, double score) {
            tell(told, a, b, growth, score);
          }

          @Override
          public void ruled(int a, int b, Rule rule) {
            tell(told, a, b, rule);
          }
        };
    return run(pairs, x);
  }

  /** The same, and keeps what growth would say of every join, and the courses of the records. */
  public Clusters run(long[] pairs, double[] x, Dendrogram joins, Courses taken) {
    courses = taken;
    return run(pairs, x, joins);
  }

  /** The same, and keeps what growth would say of every join; a rule is certain. */
  public Clusters run(long[] pairs, double[] x, Dendrogram joins) {
    history =
        new History() {
          @Override
          public void joined(int a, int b, boolean growth, double score) {
            joins.join(a, b, growth ? score : grown(a, b, score + CORE));
          }

          @Override
          public void ruled(int a, int b, Rule rule) {
            joins.join(a, b, Double.POSITIVE_INFINITY);
          }
        };
    return run(pairs, x);
  }

  /** How the clusters of two records stand to each other now: what growth says of joining them. */
  public Join between(int i, int j, Linkage linkage) {
    int a = partition.label(i);
    int b = partition.label(j);
    int[] first = partition.members(a);
    int[] second = partition.members(b);
    boolean single = first.length == 1 && second.length == 1;
    double link = single ? linkage.pair(first[0], second[0]) : linkage.link(first, second);
    return new Join(Stage.GROWTH, null, first.clone(), second.clone(), link, grown(a, b, link));
  }

  /** Whether two records that nobody else is near become one, by their log odds. */
  public static boolean joinsAlone(Growth growth, double x) {
    return x > CORE || (x > EDGE && growth.score(1, 1, x) > 0);
  }

  private void tell(Consumer<Join> told, int a, int b, boolean growth, double score) {
    double link = growth ? score - grown(a, b, 0) : score + CORE;
    int[] first = partition.members(a).clone();
    Stage stage = growth ? Stage.GROWTH : Stage.CORE;
    told.accept(new Join(stage, null, first, partition.members(b).clone(), link, score));
  }

  private void ruled(int a, int b, Rule rule) {
    if (history != null) history.ruled(a, b, rule);
  }

  private void tell(Consumer<Join> told, int a, int b, Rule rule) {
    int[] first = partition.members(a).clone();
    int[] second = partition.members(b).clone();
    told.accept(new Join(Stage.RULES, rule, first, second, Double.NaN, Double.NaN));
  }

  /**
   * @param before edges of the stage before, between clusters as they are now
   */
  private Edges stage(long[] pairs, double[] x, boolean growth, Edges before) {
    Edges edges = new Edges(1024);
    for (int k = 0; k < pairs.length; k++) {
      if (x[k] <= EDGE) continue;
      int a = partition.label(RecordPair.first(pairs[k]));
      int b = partition.label(RecordPair.second(pairs[k]));
      if (a == b || !partition.allows(a, b)) continue;
      boolean single = partition.size(a) == 1 && partition.size(b) == 1;
      edges.add(RecordPair.of(a, b), single ? x[k] : Double.NaN);
    }
    Halves halves = new Halves(partition);
    Edges known = before;
    for (int round = 0; ; round++) {
      computeLinks(edges, known, halves);
      halves = new Halves(partition);
      boolean[] touched = merge(edges, growth, round, halves);
      if (touched.length == 0) return edges;
      known = edges;
      edges = relabelled(edges, touched);
    }
  }

  /**
   * @param known edges of the round before, between the halves of which clusters were made since
   */
  private void computeLinks(Edges edges, Edges known, Halves halves) {
    workers.run(
        edges.size(),
        CHUNK,
        (linkage, chunk, from, to) -> {
          for (int e = from; e < to; e++) {
            if (Double.isNaN(edges.link(e))) computeLink(edges, e, linkage, known, halves);
          }
        });
  }

  private void computeLink(Edges edges, int e, Linkage linkage, Edges known, Halves halves) {
    int a = RecordPair.first(edges.key(e));
    int b = RecordPair.second(edges.key(e));
    int[] membersA = partition.members(a);
    int[] membersB = partition.members(b);
    if (!Linkage.isWhole(membersA, membersB)) {
      edges.setLink(e, linkage.link(membersA, membersB));
      return;
    }
    CrossPairs all = new CrossPairs(linkage.units());
    for (int i : halves.of(a)) {
      for (int j : halves.of(b)) {
        CrossPairs said = known.pairs(RecordPair.of(i, j));
        if (said == null) linkage.add(halves.members(i), halves.members(j), all);
        else all.add(said);
      }
    }
    edges.setPairs(e, all);
    edges.setLink(e, linkage.link(all));
  }

  /** One round; returns which clusters changed, or an empty array if none did. */
  private boolean[] merge(Edges edges, boolean growth, int round, Halves halves) {
    int n = partition.records();
    double[] best = new double[n];
    long[] partner = new long[n];
    Arrays.fill(partner, -1);
    for (int e = 0; e < edges.size(); e++) {
      long key = edges.key(e);
      int a = RecordPair.first(key);
      int b = RecordPair.second(key);
      double score = growth ? grown(a, b, edges.link(e)) : edges.link(e) - CORE;
      if (!(score > 0)) continue;
      if (courses != null) courses.tie(a, b);
      offer(best, partner, a, key, score);
      offer(best, partner, b, key, score);
    }
    boolean[] touched = new boolean[n];
    boolean any = false;
    for (int a = 0; a < n; a++) {
      long key = partner[a];
      if (key < 0 || RecordPair.first(key) != a || partner[RecordPair.second(key)] != key) continue;
      int b = RecordPair.second(key);
      if (history != null) history.joined(a, b, growth, best[a]);
      halves.join(a, b);
      partition.join(a, b);
      if (courses != null) {
        courses.joined(a, b, partition.members(a), growth ? GROWTH_ROUNDS + round : round);
      }
      touched[a] = touched[b] = any = true;
    }
    return any ? touched : new boolean[0];
  }

  private static void offer(double[] best, long[] partner, int c, long key, double score) {
    boolean better = partner[c] < 0 || score > best[c] || (score == best[c] && key < partner[c]);
    if (!better) return;
    best[c] = score;
    partner[c] = key;
  }

  private Edges relabelled(Edges edges, boolean[] touched) {
    Edges next = new Edges(edges.size());
    for (int e = 0; e < edges.size(); e++) {
      int a = RecordPair.first(edges.key(e));
      int b = RecordPair.second(edges.key(e));
      boolean changed = touched[a] || touched[b];
      if (changed) {
        a = partition.label(a);
        b = partition.label(b);
        if (a == b) continue;
      }
      if (!partition.allows(a, b)) continue;
      if (changed) next.add(RecordPair.of(a, b), Double.NaN);
      else next.add(RecordPair.of(a, b), edges.link(e), edges.pairs(e));
    }
    return next;
  }

  private double grown(int a, int b, double link) {
    return growth.score(partition.size(a), partition.size(b), link);
  }
}
