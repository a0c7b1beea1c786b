package org.touchstonehub.match.engine;

import java.util.List;
import org.touchstonehub.match.block.Blocking;
import org.touchstonehub.match.block.Candidates;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.trust.Trust;

/**
 * Trains on a table and matches it by what was learnt, first to see whether that can be trusted (it
 * is matched again with care if not) and to calibrate the probabilities that will be stated. If
 * nobody constrains it, that match is also the result.
 */
final class Learning {
  private final Bench bench;
  private final RecordTable table;
  private final Progress progress;
  private final PairsWanted wanted;
  private final List<Blocking.Found> found;
  private final Matched matched;
  private final TrainedModel trained;

  /**
   * @param wanted the pairs that {@link #result} is to tell of
   */
  Learning(Bench bench, RecordTable table, PairsWanted wanted, Progress progress) {
    this.bench = bench;
    this.table = table;
    this.progress = progress;
    this.wanted = wanted;
    Scored learnt = score();
    found = learnt.found;
    Matched first = cluster(learnt.knowledge, learnt.matching, learnt.pairs);
    matched = first.trust.failed() && Refinement.CARE.isOn() ? withCare(first) : first;
    trained = new TrainedModel(bench.model, matched.knowledge);
  }

  private record Scored(
      Knowledge knowledge, Matching matching, ScoredPairs pairs, List<Blocking.Found> found) {}

  private record Matched(
      Knowledge knowledge,
      Matching matching,
      ScoredPairs scored,
      Matching.Clustered clustered,
      Trust trust) {}

  /** A step of its own: what passes found is large, and nobody needs it afterwards. */
  private Scored score() {
    Training training = new Training(bench, progress);
    Knowledge learnt = training.learn();
    Matching matching = new Matching(bench, learnt, table, Constraints.NONE);
    ScoredPairs pairs = matching.score(training.candidates(), wanted, progress);
    return new Scored(learnt, matching, pairs, training.found());
  }

  private Matched cluster(Knowledge learnt, Matching matching, ScoredPairs scored) {
    progress.stage("cluster", -1);
    Matching.Clustered clustered = matching.cluster(scored.pairs(), scored.x());
    Knowledge calibrated = learnt.calibrated(Calibrating.learn(scored, clustered.statements()));
    Trust trust = matching.trust(clustered.clusters());
    return new Matched(calibrated, matching, scored, clustered, trust);
  }

  private Matched withCare(Matched failed) {
    Knowledge careful =
        failed.knowledge.careful(bench.countedByRecord(), table.size(), failed.trust);
    Matching matching = new Matching(bench, careful, table, Constraints.NONE);
    Blocking blocking = new Blocking(bench.layout, bench.records, bench.competition);
    Candidates again = Candidates.of(blocking.follow(careful.passes()), table.size());
    return cluster(careful, matching, matching.score(again, wanted, progress));
  }

  /** Whether blocking brought no two records together, so that nothing was learnt. */
  boolean comparedNone() {
    return matched.scored.compared() == 0;
  }

  TrainedModel trained() {
    return trained;
  }

  /** The same as matching the table by the trained model. */
  MatchResult result(Constraints constraints) {
    if (constraints.equals(Constraints.NONE)) {
      return matched.matching.result(
          found,
          matched.scored,
          matched.clustered,
          matched.trust,
          matched.knowledge.calibration(),
          wanted);
    }
    return new Matching(bench, matched.knowledge, table, constraints)
        .run(found, matched.scored, wanted, progress);
  }
}
