package org.touchstonehub.match.engine;

import java.util.Arrays;
import org.touchstonehub.match.cluster.Clustering;
import org.touchstonehub.match.cluster.Dendrogram;
import org.touchstonehub.match.compare.RecordPair;

/** How clearly clustering decided of pairs: the score of the join that was made, or was not. */
final class Decisions {
  private final int[] label;
  private final Dendrogram joins;
  private final Rivals rivals;

  /** Pairs of clusters that stayed apart, ascending, and the score of each. */
  private final long[] apart;

  private final double[] scores;

  /**
   * @param joins as the clustering made them, with what growth said of each
   */
  Decisions(Clustering.Clusters clusters, Dendrogram joins, Rivals rivals) {
    label = clusters.label();
    this.joins = joins;
    this.rivals = rivals;
    apart =
        Arrays.stream(clusters.apart())
            .mapToLong(c -> RecordPair.of(c.a(), c.b()))
            .sorted()
            .toArray();
    scores = new double[apart.length];
    for (Clustering.Apart c : clusters.apart()) {
      scores[Arrays.binarySearch(apart, RecordPair.of(c.a(), c.b()))] = c.score();
    }
  }

  boolean areTogether(int i, int j) {
    return label[i] == label[j];
  }

  /**
   * Above 0 joined; NaN if nothing was decided: their clusters share no pair, or may not join.
   * Where partners compete the lead over the best of the others.
   */
  double of(int i, int j) {
    if (areTogether(i, j)) return rivals.lead(i, j, joins.between(i, j));
    int at = Arrays.binarySearch(apart, RecordPair.of(label[i], label[j]));
    return at < 0 ? Double.NaN : scores[at];
  }
}
