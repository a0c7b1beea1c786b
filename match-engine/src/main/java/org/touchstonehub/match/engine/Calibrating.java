package org.touchstonehub.match.engine;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.touchstonehub.match.cluster.Clustering;
import org.touchstonehub.match.cluster.Dendrogram;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.score.Calibration;
import org.touchstonehub.match.score.CalibrationTally;

/**
 * Learns from the clusters what the log odds of a pair are worth. Clusters know more than a pair:
 * the other records, that sizes tell, that partners compete. So how probable they find a pair is
 * what should be stated on average of pairs of its log odds.
 */
final class Calibrating {
  private final long[] pairs;
  private final double[] x;
  private final Clustering.Clusters clusters;
  private final Dendrogram joins;
  private final long[] apartKeys;
  private final double[] apartScores;

  /**
   * @param joins as the clustering made them, with what growth said of each
   */
  Calibrating(ScoredPairs scored, Clustering.Clusters clusters, Dendrogram joins) {
    this.pairs = scored.pairs();
    this.x = scored.x();
    this.clusters = clusters;
    this.joins = joins;
    Clustering.Apart[] apart = clusters.apart();
    apartKeys = Arrays.stream(apart).mapToLong(c -> RecordPair.of(c.a(), c.b())).sorted().toArray();
    apartScores = new double[apart.length];
    for (Clustering.Apart c : apart) {
      apartScores[Arrays.binarySearch(apartKeys, RecordPair.of(c.a(), c.b()))] = c.score();
    }
  }

  Calibration learn() {
    Dendrogram chains = chains();
    CalibrationTally tally = new CalibrationTally();
    for (int k = 0; k < pairs.length; k++) {
      if (!(x[k] > CalibrationTally.LEAST)) continue;
      int a = label(first(k));
      int b = label(second(k));
      double found = a == b ? together(first(k), second(k), chains) : apart(RecordPair.of(a, b));
      tally.add(x[k], Matching.probability(found));
    }
    return tally.learn();
  }

  /**
   * What holds two records of one cluster together: the join that brought them there, or a chain of
   * pairs, which is as strong as its weakest.
   */
  private double together(int i, int j, Dendrogram chains) {
    return Math.max(joins.between(i, j), chains.between(i, j));
  }

  /** Joins the pairs of each cluster, the strongest first. */
  private Dendrogram chains() {
    Dendrogram chains = new Dendrogram(clusters.label().length);
    IntStream.range(0, pairs.length)
        .filter(k -> label(first(k)) == label(second(k)))
        .mapToLong(k -> Spanning.strongestFirst(x[k], k))
        .sorted()
        .mapToInt(packed -> (int) packed)
        .forEach(k -> chains.join(first(k), second(k), x[k]));
    return chains;
  }

  /** Clusters that cannot be joined, or that no pair speaks for, are surely not the same. */
  private double apart(long key) {
    int at = Arrays.binarySearch(apartKeys, key);
    return at < 0 ? Double.NEGATIVE_INFINITY : apartScores[at];
  }

  private int label(int record) {
    return clusters.label()[record];
  }

  private int first(int k) {
    return (int) (pairs[k] >> 32);
  }

  private int second(int k) {
    return (int) pairs[k];
  }
}
