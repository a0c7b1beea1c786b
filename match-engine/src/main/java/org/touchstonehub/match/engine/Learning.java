package org.touchstonehub.match.engine;

import org.touchstonehub.match.cluster.Clustering;
import org.touchstonehub.match.cluster.Dendrogram;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.score.Calibration;

/**
 * Trains on a table and matches it by what was learnt, first to calibrate the probabilities that
 * will be stated. If nobody constrains it, that match is also the result.
 */
final class Learning {
  private final Bench bench;
  private final RecordTable table;
  private final Progress progress;
  private final Training training;
  private final Matching matching;
  private final double[] x;
  private final Clustering.Clusters clusters;
  private final Knowledge knowledge;
  private final TrainedModel trained;

  Learning(Bench bench, RecordTable table, KnownPairs labels, Progress progress) {
    this.bench = bench;
    this.table = table;
    this.progress = progress;
    training = new Training(bench, labels, progress);
    Knowledge learnt = training.learn();
    matching = new Matching(bench, learnt, table, Constraints.NONE);
    x = matching.score(training.pairs(), progress);
    progress.stage("cluster", -1);
    Dendrogram joins = new Dendrogram(table.size());
    clusters = matching.clustering().run(training.pairs(), x, joins);
    Calibration calibration = new Calibrating(training.pairs(), x, clusters, joins).learn();
    knowledge = learnt.calibrated(calibration);
    trained = new TrainedModel(bench.model, knowledge);
  }

  TrainedModel trained() {
    return trained;
  }

  /** The same as matching the table by the trained model. */
  MatchResult result(Constraints constraints, PairsWanted wanted) {
    if (!constraints.equals(Constraints.NONE)) {
      return new Matching(bench, knowledge, table, constraints)
          .run(training.found(), training.pairs(), wanted, progress);
    }
    return matching.result(
        training.found(), training.pairs(), x, clusters, knowledge.calibration(), wanted);
  }
}
