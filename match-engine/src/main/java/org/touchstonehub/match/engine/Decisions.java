package org.touchstonehub.match.engine;

import java.util.HashMap;
import java.util.Map;
import org.touchstonehub.match.cluster.Clustering;
import org.touchstonehub.match.cluster.Dendrogram;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.score.Competition;

/** How clearly clustering decided of pairs: the score of the join that was made, or was not. */
final class Decisions {
  private final Clustering.Clusters clusters;
  private final Dendrogram joins;
  private final Rivals rivals;
  private final Map<Long, Double> apart = new HashMap<>();

  private Decisions(Clustering.Clusters clusters, Dendrogram joins, Rivals rivals) {
    this.clusters = clusters;
    this.joins = joins;
    this.rivals = rivals;
    for (Clustering.Apart a : clusters.apart()) apart.put(RecordPair.of(a.a(), a.b()), a.score());
  }

  static Decisions of(
      Clustering clustering, Encoded records, Competition competition, long[] pairs, double[] x) {
    Dendrogram joins = new Dendrogram(records.size());
    Rivals rivals = new Rivals(records, competition, pairs, x);
    return new Decisions(clustering.run(pairs, x, joins), joins, rivals);
  }

  /**
   * Above 0 joined; NaN if nothing was decided: their clusters share no pair, or may not join.
   * Where partners compete the lead over the best of the others.
   */
  double of(long pair) {
    int i = RecordPair.first(pair);
    int j = RecordPair.second(pair);
    int a = clusters.label()[i];
    int b = clusters.label()[j];
    if (a == b) return rivals.lead(i, j, joins.between(i, j));
    return apart.getOrDefault(RecordPair.of(a, b), Double.NaN);
  }
}
