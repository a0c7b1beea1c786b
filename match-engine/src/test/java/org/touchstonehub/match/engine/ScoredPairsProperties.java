package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.touchstonehub.match.block.Blocking;
import org.touchstonehub.match.block.Candidates;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.score.Calibration;

class ScoredPairsProperties {
  @Property(tries = 12)
  void dropping_clearly_different_pairs_changes_no_cluster_and_no_probability(
      @ForAll @IntRange(min = 2, max = 120) int entities, @ForAll long seed) {
    RecordTable table = People.table(People.PERSON, People.people(entities, seed));
    TrainedModel trained = MatchEngine.train(People.PERSON, table, Progress.NONE);
    Knowledge knowledge = trained.knowledge();
    Bench bench = MatchEngine.lay(People.PERSON, knowledge.plan(), table, Progress.NONE);
    Blocking blocking = new Blocking(bench.layout, bench.records, bench.competition);
    List<Blocking.Found> found = blocking.follow(knowledge.passes());
    Candidates candidates = Candidates.of(found, table.size());
    Matching matching = new Matching(bench, knowledge, table, Constraints.NONE);

    ScoredPairs all =
        ScoredPairs.of(candidates, bench, matching.workers, Long.MAX_VALUE, Progress.NONE);
    ScoredPairs few = ScoredPairs.of(candidates, bench, matching.workers, -1, Progress.NONE);

    long[] likely =
        IntStream.range(0, all.pairs().length)
            .filter(k -> all.x()[k] > -6)
            .mapToLong(k -> all.pairs()[k])
            .toArray();
    assertThat(few.pairs()).isEqualTo(likely);
    assertThat(few.compared()).isEqualTo(all.compared());
    assertThat(clusters(matching, few)).isEqualTo(clusters(matching, all));
    Statements ofFew = matching.cluster(few.pairs(), few.x()).statements();
    Statements ofAll = matching.cluster(all.pairs(), all.x()).statements();
    Calibration calibration = Calibrating.learn(all, ofAll);
    assertThat(Calibrating.learn(few, ofFew).scored()).isEqualTo(calibration.scored());
    assertThat(Calibrating.learn(few, ofFew).stated()).isEqualTo(calibration.stated());
    double dropped = 0.0025 * (few.compared() - few.pairs().length);
    assertThat(ScoreCounts.of(few, ofFew).promised())
        .isCloseTo(ScoreCounts.of(all, ofAll).promised(), within(dropped + 1e-9));
  }

  private static int[] clusters(Matching matching, ScoredPairs scored) {
    return matching.clustering().run(scored.pairs(), scored.x()).label();
  }
}
