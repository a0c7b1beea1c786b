package org.touchstonehub.match.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.PairComparer;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.score.LogOdds;

/**
 * Looks again at what stands in one cluster, whether it was compared before or not: what the pairs
 * expect of themselves, and whether they share anything that tells things apart.
 */
public final class ClusterEvidence {
  /** Pairs looked at, about. */
  private static final int MOST = 40_000;

  private static final int MOST_OF_A_CLUSTER = 200;

  /** Records from which a cluster is a large one. */
  private static final int LARGE = 8;

  private static final double HALF = .5;

  /** Share of all clusters, single records too, up to which they may be giants among others. */
  private static final double FEW = .05;

  private final Linkage linkage;
  private final PairComparer byRecord;
  private final Evidence evidence;
  private final Identity identity;

  /** Pairs in one cluster, and those that are one by their own probabilities. */
  private double pairs;

  private double expected;

  /** Records in clusters; in those that nothing tells from others; in large, loose ones. */
  private double joined;

  private double untold;

  private int untoldClusters;
  private double oversized;

  /**
   * @param linkage with the weights that were learnt
   * @param byRecord compares with values counted by record: counted over clusters, the name of a
   *     wrong cluster were rare
   */
  public ClusterEvidence(Layout layout, Linkage linkage, PairComparer byRecord, Encoded records) {
    this.linkage = linkage;
    this.byRecord = byRecord;
    evidence = new Evidence(1, layout);
    boolean namesTell =
        Refinement.NAMES_THAT_TELL.isOn() && new Namesakes(layout, byRecord).areOne(records);
    identity = new Identity(layout, records.size(), namesTell);
  }

  /**
   * Checks clusters.
   *
   * @param label by record: a record of its cluster
   * @param decided tells of the members of a cluster whether people or rules made it
   */
  public Trust check(int[] label, Predicate<int[]> decided) {
    List<int[]> clusters = clusters(label);
    clusters.removeIf(decided);
    if (clusters.isEmpty()) return Trust.UNCHECKED;
    long all = clusters.stream().mapToLong(ClusterEvidence::looked).sum();
    int step = (int) ((all + MOST - 1) / MOST);
    for (int k = 0; k < clusters.size(); k += step) look(clusters.get(k));
    double records = (double) label.length / step;
    long entities = Arrays.stream(label).distinct().count();
    double few = Refinement.FEW_GIANTS.isOn() ? FEW * entities : 0;
    return new Trust(
        List.of(
            SelfCheck.Kind.UNEXPECTED_PAIRS.measured(1 - expected / pairs),
            SelfCheck.Kind.NOTHING_TELLS.measured(
                untoldClusters * step > few ? untold / joined : 0),
            SelfCheck.Kind.OVERSIZED_CLUSTERS.measured(Math.min(1, oversized / records))),
        false);
  }

  private void look(int[] members) {
    long count = count(members);
    long stride = (count + MOST_OF_A_CLUSTER - 1) / MOST_OF_A_CLUSTER;
    double likely = 0;
    int telling = 0;
    int seen = 0;
    long at = 0;
    for (int a = 0; a < members.length; a++) {
      for (int b = a + 1; b < members.length; b++) {
        if (at++ % stride != 0) continue;
        seen++;
        likely += LogOdds.probability(linkage.pair(members[a], members[b]));
        byRecord.compare(members[a], members[b], evidence, 0);
        if (identity.see(evidence, 0).tells()) telling++;
      }
    }
    pairs += count;
    expected += likely / seen * count;
    joined += members.length;
    boolean untold = telling < HALF * seen;
    if (untold) {
      this.untold += members.length;
      untoldClusters++;
    }
    if (members.length >= LARGE && (untold || likely < HALF * seen)) oversized += members.length;
  }

  private static long looked(int[] members) {
    return Math.min(MOST_OF_A_CLUSTER, count(members));
  }

  private static long count(int[] members) {
    return members.length * (members.length - 1L) / 2;
  }

  /** Members, ascending, of the clusters of two records and more. */
  private static List<int[]> clusters(int[] label) {
    int[] size = new int[label.length];
    for (int c : label) size[c]++;
    int[][] members = new int[label.length][];
    int[] filled = new int[label.length];
    List<int[]> clusters = new ArrayList<>();
    for (int i = 0; i < label.length; i++) {
      int c = label[i];
      if (size[c] < 2) continue;
      if (filled[c] == 0) {
        members[c] = new int[size[c]];
        clusters.add(members[c]);
      }
      members[c][filled[c]++] = i;
    }
    return clusters;
  }
}
