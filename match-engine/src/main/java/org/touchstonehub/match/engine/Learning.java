package org.touchstonehub.match.engine;

import java.util.List;
import org.touchstonehub.match.block.Blocking;
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
  private final Matching matching;
  private final PairsWanted wanted;
  private final List<Blocking.Found> found;
  private final ScoredPairs scored;
  private final Matching.Clustered clustered;
  private final Knowledge knowledge;
  private final TrainedModel trained;

  /**
   * @param wanted the pairs that {@link #result} is to tell of
   */
  Learning(Bench bench, RecordTable table, PairsWanted wanted, Progress progress) {
    this.bench = bench;
    this.table = table;
    this.progress = progress;
    this.wanted = wanted;
    Scored all = score(bench, table, wanted, progress);
    matching = all.matching;
    scored = all.pairs;
    found = all.found;
    progress.stage("cluster", -1);
    clustered = matching.cluster(scored.pairs(), scored.x());
    Calibration calibration = Calibrating.learn(scored, clustered.statements());
    knowledge = all.learnt.calibrated(calibration);
    trained = new TrainedModel(bench.model, knowledge);
  }

  private record Scored(
      Knowledge learnt, Matching matching, ScoredPairs pairs, List<Blocking.Found> found) {}

  /** A step of its own: what passes found is large, and nobody needs it afterwards. */
  private static Scored score(
      Bench bench, RecordTable table, PairsWanted wanted, Progress progress) {
    Training training = new Training(bench, progress);
    Knowledge learnt = training.learn();
    Matching matching = new Matching(bench, learnt, table, Constraints.NONE);
    ScoredPairs pairs = matching.score(training.candidates(), wanted, progress);
    return new Scored(learnt, matching, pairs, training.found());
  }

  /** Whether blocking brought no two records together, so that nothing was learnt. */
  boolean comparedNone() {
    return scored.compared() == 0;
  }

  TrainedModel trained() {
    return trained;
  }

  /** The same as matching the table by the trained model. */
  MatchResult result(Constraints constraints) {
    if (constraints.equals(Constraints.NONE)) {
      return matching.result(found, scored, clustered, knowledge.calibration(), wanted);
    }
    return new Matching(bench, knowledge, table, constraints).run(found, scored, wanted, progress);
  }
}
