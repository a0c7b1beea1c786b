package org.touchstonehub.match.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.block.Blocking;
import org.touchstonehub.match.compare.PairComparer;
import org.touchstonehub.match.compare.Workers;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.score.Competition;
import org.touchstonehub.match.score.Estimation;
import org.touchstonehub.match.score.FirstGuess;
import org.touchstonehub.match.score.FrequencyTable;
import org.touchstonehub.match.score.PairModel;
import org.touchstonehub.match.score.Sample;
import org.touchstonehub.match.score.VariantTable;
import org.touchstonehub.match.things.ThingModel;
import org.touchstonehub.match.things.ThingTraining;

/**
 * Learns what pairs of a table weigh, as persons or as things, from candidates that were drawn and
 * from random pairs.
 */
final class PairLearning {
  /** Records whose siblings are looked for. */
  private static final int RECORDS_WITH_SIBLINGS = 4_000;

  private static final int MOST_SIBLINGS = 400_000;
  private static final long[] NONE = {};

  /**
   * How many pairs are looked at, at most.
   *
   * @param things candidates that things are learnt from
   * @param strangersOfThings random pairs for the same
   * @param strangers random pairs that persons, and things of sources without duplicates, are
   *     learnt from
   * @param within pairs within clusters
   * @param any random pairs that tell of how many matches there are: enough where a giant makes
   *     many
   * @param siblings candidates that are no match, since one source has both
   */
  record Extent(
      int things, int strangersOfThings, int strangers, int within, int any, int siblings) {
    static final Extent WHOLE =
        new Extent(100_000, 40_000, 200_000, 100_000, 50_000, MOST_SIBLINGS);
  }

  /**
   * What is known before.
   *
   * @param frequencies by column
   * @param cluster by record, as far as clusters are known
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
  record Known(
      FrequencyTable[][] frequencies, List<VariantTable> variants, int @Nullable [] cluster) {}

  private final Bench bench;

  /** Drawn once, compared in each round. */
  private final Samples.Drawn siblings;

  PairLearning(Bench bench) {
    this.bench = bench;
    siblings = siblings();
  }

  PairModel learn(Samples.Drawn candidates, Known known) {
    return learn(candidates, known, Extent.WHOLE);
  }

  PairModel learn(Samples.Drawn candidates, Known known, Extent extent) {
    if (bench.learnsThings()) return things(candidates, known, extent);
    Workers<PairComparer> workers = bench.comparers(known.frequencies, known.variants);
    Sample sample = sample(candidates, workers);
    long[] random = Samples.strangers(size(), extent.strangers, known.cluster, bench.competition);
    boolean persons = bench.layout.namesPersons();
    double[][] within = null;
    if (known.cluster != null && persons && Refinement.CLUSTERS_TEACH.isOn()) {
      long[] inside = Samples.within(known.cluster, extent.within);
      within = FirstGuess.levels(bench.layout, sample(new Samples.Drawn(inside, 1), workers));
    }
    double[] guess =
        persons
            ? null
            : FirstGuess.overlap(
                bench.layout,
                bench.records,
                sample,
                bench.frequencies(known.frequencies, known.variants),
                bench.competition);
    return Estimation.learn(
        bench.layout,
        sample,
        sample(siblings.atMost(extent.siblings, true), workers),
        sample(new Samples.Drawn(random, 1), workers),
        bench.competition,
        size(),
        guess,
        within);
  }

  private ThingModel things(Samples.Drawn candidates, Known known, Extent extent) {
    Samples.Drawn spread = candidates.atMost(extent.things, false);
    long[] random = Samples.strangers(size(), extent.strangersOfThings, null, bench.competition);
    Samples.Drawn any = strangers(extent.any);
    return new ThingTraining(
            bench.layout,
            bench.records,
            known.frequencies,
            bench.frequencies(known.frequencies, known.variants),
            bench.comparers(known.frequencies, known.variants))
        .learn(
            new ThingTraining.Pairs(
                spread.pairs(), spread.standsFor(), random, any.pairs(), any.standsFor()));
  }

  private Samples.Drawn strangers(int most) {
    long[] drawn = Samples.strangers(size(), most, null, bench.competition);
    double all = size() * (size() - 1.0) / 2;
    return new Samples.Drawn(drawn, all / Math.max(1, drawn.length));
  }

  private Sample sample(Samples.Drawn drawn, Workers<PairComparer> workers) {
    return Sample.of(drawn.pairs(), drawn.standsFor(), bench.layout, bench.records, workers);
  }

  private int size() {
    return bench.records.size();
  }

  /**
   * Pairs that blocking would bring together if a source that holds no thing twice did not have
   * both: things that are alike and not the same.
   */
  private Samples.Drawn siblings() {
    boolean known = bench.competition.any() && !bench.layout.namesPersons();
    if (!known || !Refinement.SIBLINGS.isOn()) return new Samples.Drawn(NONE, 1);
    int bits = Training.sampleBits(size(), RECORDS_WITH_SIBLINGS);
    Competition within = bench.competition.within();
    long[] all = Blocking.union(new Blocking(bench.layout, bench.records, within).explore(bits));
    return new Samples.Drawn(all, 1 << bits).atMost(MOST_SIBLINGS, true);
  }
}
