package org.touchstonehub.match.engine;

import org.touchstonehub.match.cluster.Clustering;
import org.touchstonehub.match.cluster.Components;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.compare.Workers;
import org.touchstonehub.match.score.PairScorer;

/**
 * How much beside a name bears out that the records of a cluster are one. Names are shared
 * (namesakes, branches, editions), and in a table that tells little else apart no datum shows how
 * many do. So what hangs together by a name alone, or by a name and one thing more, is not stated
 * to be beyond doubt. Two records have the witnesses of the best chain of pairs between them.
 */
final class Witnesses {
  /** By number of witnesses: log odds that are stated at most, nats. */
  private static final double[] SUREST = {Math.log(0.98 / 0.02), Math.log(0.985 / 0.015)};

  private static final int CHUNK = 2048;

  /** By number of witnesses from one on: what hangs together by pairs that have as many. */
  private final Components[] chains;

  private Witnesses(Components[] chains) {
    this.chains = chains;
  }

  /**
   * @param label by record its cluster
   * @param pairs candidate pairs
   * @param x their log odds, nats
   */
  static Witnesses of(Workers<Linkage> workers, int[] label, long[] pairs, double[] x) {
    byte[] found = new byte[pairs.length];
    workers.run(
        pairs.length,
        CHUNK,
        (linkage, chunk, from, to) -> {
          for (int k = from; k < to; k++) {
            int i = RecordPair.first(pairs[k]);
            int j = RecordPair.second(pairs[k]);
            if (label[i] != label[j] || !(x[k] > Clustering.EDGE)) continue;
            linkage.pair(i, j);
            found[k] = (byte) linkage.scorer().witnesses();
          }
        });
    Components[] chains = new Components[PairScorer.ENOUGH_WITNESSES];
    for (int n = 0; n < chains.length; n++) {
      chains[n] = new Components(label.length);
      for (int k = 0; k < pairs.length; k++) {
        if (found[k] > n) chains[n].join(RecordPair.first(pairs[k]), RecordPair.second(pairs[k]));
      }
    }
    return new Witnesses(chains);
  }

  /** Log odds that may be stated of two records of one cluster, nats. */
  double surest(int i, int j) {
    for (int n = 0; n < chains.length; n++) {
      if (chains[n].of(i) != chains[n].of(j)) return SUREST[n];
    }
    return Double.POSITIVE_INFINITY;
  }
}
