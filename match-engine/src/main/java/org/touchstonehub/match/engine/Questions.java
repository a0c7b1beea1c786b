package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.match.cluster.Clustering;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.score.LogOdds;

/**
 * What a steward is asked: clusters that stayed apart and may be one, each by its strongest pair,
 * and clusters that share an identifier. No more than a person can answer.
 */
final class Questions {
  /** Questions about one golden record. */
  static final int MOST_OF_ONE = 10;

  /** Questions of a run, at least; more where there are more than four times as many records. */
  static final int MOST_OF_A_RUN = 1_000;

  static final int RECORDS_A_QUESTION = 4;

  private final Bench bench;
  private final RecordTable table;
  private final Linkage linkage;
  private final Statements statements;

  Questions(Bench bench, RecordTable table, Linkage linkage, Statements statements) {
    this.bench = bench;
    this.table = table;
    this.linkage = linkage;
    this.statements = statements;
  }

  /**
   * What is asked.
   *
   * @param matches most probable first, ties in the order of keys
   * @param unasked how many more there were
   */
  record Asked(List<PossibleMatch> matches, long unasked) {}

  /**
   * Two clusters that may be one.
   *
   * @param a record with the smaller key of the pair that is shown
   * @param identified whether they share an identifier: such are asked about in any number
   * @param likely whether they would be asked about without it
   */
  private record Question(
      long clusters,
      int a,
      int b,
      SourceKey first,
      SourceKey second,
      double p,
      boolean identified,
      boolean likely) {}

  /**
   * Of a whole table.
   *
   * @param identified by pair of clusters a pair of records that share an identifier
   */
  Asked about(Clustering.Clusters clusters, long[] pairs, double[] x, Map<Long, Long> identified) {
    int most = Math.max(MOST_OF_A_RUN, table.size() / RECORDS_A_QUESTION);
    return about(clusters, pairs, x, identified, most);
  }

  /** Of some components, as far as it is a matter of each component alone. */
  List<PossibleMatch> within(Clustering.Clusters clusters, long[] pairs, double[] x) {
    return about(clusters, pairs, x, Map.of(), Integer.MAX_VALUE).matches();
  }

  private Asked about(
      Clustering.Clusters clusters,
      long[] pairs,
      double[] x,
      Map<Long, Long> identified,
      int most) {
    List<Question> all = all(clusters, pairs, x, identified);
    all.sort(
        Comparator.comparingDouble(Question::p)
            .reversed()
            .thenComparing(Question::first)
            .thenComparing(Question::second));
    Map<Integer, Integer> askedOf = new HashMap<>();
    List<PossibleMatch> asked = new ArrayList<>();
    Explanation explanation = new Explanation(bench.model, bench.layout);
    for (Question question : all) {
      int one = RecordPair.first(question.clusters);
      int other = RecordPair.second(question.clusters);
      boolean enough =
          asked.size() >= most
              || askedOf.getOrDefault(one, 0) >= MOST_OF_ONE
              || askedOf.getOrDefault(other, 0) >= MOST_OF_ONE;
      if (enough && !question.identified) continue;
      askedOf.merge(one, 1, Integer::sum);
      askedOf.merge(other, 1, Integer::sum);
      linkage.pair(question.a, question.b);
      asked.add(
          new PossibleMatch(
              question.first,
              question.second,
              question.p,
              explanation.reasons(linkage.evidence(), linkage.scorer()),
              !question.likely));
    }
    return new Asked(asked, (long) all.size() - asked.size());
  }

  private List<Question> all(
      Clustering.Clusters clusters, long[] pairs, double[] x, Map<Long, Long> identified) {
    Set<Long> likely = new HashSet<>();
    for (Clustering.Apart apart : clusters.apart()) {
      boolean isLikely = LogOdds.probability(apart.score()) >= Matching.REVIEW;
      if (isLikely) likely.add(RecordPair.of(apart.a(), apart.b()));
    }
    Map<Long, Integer> strongest = new HashMap<>();
    for (int k = 0; k < pairs.length; k++) {
      if (x[k] <= Clustering.DOUBT) continue;
      int a = clusters.label()[RecordPair.first(pairs[k])];
      int b = clusters.label()[RecordPair.second(pairs[k])];
      long key = RecordPair.of(a, b);
      if (a == b || !likely.contains(key)) continue;
      Integer before = strongest.get(key);
      if (before == null || x[k] > x[before]) strongest.put(key, k);
    }
    List<Question> all = new ArrayList<>();
    strongest.forEach(
        (key, k) -> all.add(question(key, pairs[k], identified.containsKey(key), true)));
    identified.forEach(
        (key, pair) -> {
          if (!strongest.containsKey(key)) all.add(question(key, pair, true, false));
        });
    return all;
  }

  private Question question(long key, long pair, boolean identified, boolean likely) {
    int i = RecordPair.first(pair);
    int j = RecordPair.second(pair);
    double stated = statements.probability(i, j, linkage.pair(i, j));
    SourceKey first = table.key(bench.records.rows()[i]);
    SourceKey second = table.key(bench.records.rows()[j]);
    boolean inOrder = first.compareTo(second) <= 0;
    return inOrder
        ? new Question(key, i, j, first, second, stated, identified, likely)
        : new Question(key, j, i, second, first, stated, identified, likely);
  }
}
