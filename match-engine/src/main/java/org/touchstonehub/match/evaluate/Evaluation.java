package org.touchstonehub.match.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores a clustering by counts of the cells "records of this entity in this cluster", so that a
 * cluster of a million records costs no more than a million single ones. O(n) time and memory.
 */
public final class Evaluation {
  private final int[] entity;
  private final int[] cluster;
  private final Map<Long, Integer> cells = new HashMap<>();
  private final int[] entitySize;
  private final int[] clusterSize;

  private Evaluation(int[] entity, int[] cluster) {
    if (entity.length != cluster.length) {
      throw new IllegalArgumentException(
          "%d entities for %d clusters".formatted(entity.length, cluster.length));
    }
    this.entity = dense(entity);
    this.cluster = dense(cluster);
    this.entitySize = sizes(this.entity);
    this.clusterSize = sizes(this.cluster);
    for (int i = 0; i < entity.length; i++) cells.merge(cell(i), 1, Integer::sum);
  }

  /**
   * Scores against known entities; all pairs of records count.
   *
   * @param entity the entity of each record, any number
   * @param cluster the cluster of each record, any number
   */
  public static Scores ofEntities(int[] entity, int[] cluster) {
    Evaluation evaluation = new Evaluation(entity, cluster);
    return evaluation.scores(
        pairs(evaluation.entitySize),
        pairs(evaluation.clusterSize),
        evaluation.cells.values().stream().mapToLong(Evaluation::pairs).sum());
  }

  /**
   * Scores against known pairs. Where sources are given, pairs within one source are neither right
   * nor wrong. For B-cubed and whole clusters the pairs are closed transitively.
   *
   * @param a first record of each true pair
   * @param b second record of each true pair; each pair once
   * @param source the source of each record, or null if there is one only
   * @param cluster the cluster of each record
   */
  public static Scores ofPairs(int[] a, int[] b, int @Nullable [] source, int[] cluster) {
    Evaluation evaluation = new Evaluation(Components.of(cluster.length, a, b), cluster);
    long truth = 0;
    long common = 0;
    for (int i = 0; i < a.length; i++) {
      if (source != null && source[a[i]] == source[b[i]]) continue;
      truth++;
      if (cluster[a[i]] == cluster[b[i]]) common++;
    }
    long found = pairs(evaluation.clusterSize);
    if (source != null) found -= evaluation.pairsWithinSources(dense(source));
    return evaluation.scores(truth, found, common);
  }

  private Scores scores(long truePairs, long foundPairs, long commonPairs) {
    double precision = 0;
    double recall = 0;
    double information = 0;
    long exact = 0;
    long exactLarger = 0;
    for (Map.Entry<Long, Integer> cell : cells.entrySet()) {
      int ofEntity = entitySize[(int) (cell.getKey() >>> 32)];
      int ofCluster = clusterSize[cell.getKey().intValue()];
      double both = cell.getValue();
      precision += both * both / ofCluster;
      recall += both * both / ofEntity;
      information -= both * (Math.log(both / ofEntity) + Math.log(both / ofCluster));
      if (both != ofEntity || both != ofCluster) continue;
      exact++;
      if (both > 1) exactLarger++;
    }
    int n = entity.length;
    return new Scores(
        n,
        entitySize.length,
        clusterSize.length,
        truePairs,
        foundPairs,
        commonPairs,
        Measure.of(commonPairs, foundPairs, truePairs),
        n == 0 ? new Measure(1, 1) : new Measure(precision / n, recall / n),
        Measure.of(exact, clusterSize.length, entitySize.length),
        Measure.of(exactLarger, larger(clusterSize), larger(entitySize)),
        n == 0 ? 0 : Math.max(0, information) / n / Math.log(2),
        ClusterSizes.of(clusterSize, entitySize));
  }

  private long cell(int record) {
    return ((long) entity[record] << 32) | cluster[record];
  }

  private long pairsWithinSources(int[] source) {
    Map<Long, Integer> counts = new HashMap<>();
    for (int i = 0; i < source.length; i++) {
      counts.merge(((long) source[i] << 32) | cluster[i], 1, Integer::sum);
    }
    return counts.values().stream().mapToLong(Evaluation::pairs).sum();
  }

  private static long pairs(int[] sizes) {
    return Arrays.stream(sizes).mapToLong(Evaluation::pairs).sum();
  }

  private static long pairs(int size) {
    return (long) size * (size - 1) / 2;
  }

  private static long larger(int[] sizes) {
    return Arrays.stream(sizes).filter(size -> size > 1).count();
  }

  private static int[] sizes(int[] dense) {
    int[] sizes = new int[Arrays.stream(dense).max().orElse(-1) + 1];
    for (int label : dense) sizes[label]++;
    return sizes;
  }

  /** The same labels as numbers from 0 without gaps, in the order of appearance. */
  private static int[] dense(int[] labels) {
    Map<Integer, Integer> seen = new HashMap<>();
    int[] dense = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      Integer next = seen.size();
      Integer known = seen.putIfAbsent(labels[i], next);
      dense[i] = known == null ? next : known;
    }
    return dense;
  }
}
