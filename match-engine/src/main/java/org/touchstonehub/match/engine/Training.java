package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.List;
import org.touchstonehub.match.block.Blocking;
import org.touchstonehub.match.block.Candidates;
import org.touchstonehub.match.block.Pass;
import org.touchstonehub.match.block.PassChoice;
import org.touchstonehub.match.cluster.Clustering;
import org.touchstonehub.match.cluster.Growth;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.cluster.Sizes;
import org.touchstonehub.match.compare.Workers;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.score.Calibration;
import org.touchstonehub.match.score.FrequencyTable;
import org.touchstonehub.match.score.FrequencyTables;
import org.touchstonehub.match.score.LogOdds;
import org.touchstonehub.match.score.PairModel;
import org.touchstonehub.match.score.VariantTable;

/**
 * Learns from one table, in two rounds: expectation maximisation over candidates, a first
 * clustering, then frequencies counted over clusters, variants of values, level probabilities
 * within clusters, and expectation maximisation again.
 */
final class Training {
  /** Candidates to learn from: one of so many, within bounds. */
  private static final int OF_CANDIDATES = 32;

  private static final int LEAST_CANDIDATES = 100_000;
  private static final int MOST_CANDIDATES = 400_000;
  private static final int MOST_CHOOSING = 200_000;
  private static final int SAMPLED_RECORDS = 16_000;

  /** Candidates that are all looked at in the first round. */
  private static final int MOST_FIRST = 2_000_000;

  private static final long[] NONE = {};

  private final Bench bench;
  private final Progress progress;
  private final Encoded records;

  private final Blocking blocking;
  private final PairLearning pairLearning;
  private List<Blocking.Found> explored;

  /** What any pass found of the sampled records. */
  private long[] tried;

  private final int sampleBits;
  private List<Blocking.Found> found = List.of();
  private Candidates candidates = Candidates.of(List.of(), 0);

  /** Those of the passes that find most of the matches. */
  private Candidates leading = candidates;

  Training(Bench bench, Progress progress) {
    this.bench = bench;
    this.progress = progress;
    this.records = bench.records;
    progress.stage("find candidates", -1);
    blocking = new Blocking(bench.layout, records, bench.competition);
    sampleBits = sampleBits(records.size(), SAMPLED_RECORDS);
    explored = blocking.explore(sampleBits);
    tried = Blocking.union(explored);
    pairLearning = new PairLearning(bench);
  }

  /** Large tables try the passes out on part of their records. */
  static int sampleBits(int records) {
    return sampleBits(records, SAMPLED_RECORDS);
  }

  static int sampleBits(int records, int most) {
    int bits = 0;
    while (records >> bits > most) bits++;
    return bits;
  }

  /** What the chosen passes found; matching the same table may use it again. */
  List<Blocking.Found> found() {
    return found;
  }

  /** Candidate pairs of the chosen passes. */
  Candidates candidates() {
    return candidates;
  }

  /** All but the calibration, which takes a match by what was learnt. */
  Knowledge learn() {
    int columns = records.columns().size();
    int[] alone = Samples.alone(records.size());
    List<VariantTable> none = VariantTable.none(columns);
    FrequencyTable[][] frequencies = frequencies(alone, true);

    progress.stage("learn weights", 2);
    long[] rare = Blocking.union(sharingRareKeys());
    long[] some =
        Samples.of(rare, toLearnFrom((long) rare.length << sampleBits), bench.competition.any());
    double standsFor = some.length == 0 ? 1 : (double) rare.length / some.length;
    PairModel parameters =
        pairLearning.learn(
            new Samples.Drawn(some, standsFor * (1 << sampleBits)),
            new PairLearning.Known(frequencies, none, null));
    Workers<Linkage> workers = bench.linkages(frequencies, none, parameters);
    choosePasses(workers);
    progress.done(1);
    ScoredPairs scored = ScoredPairs.of(leading, bench, workers, false, Progress.NONE);
    boolean linkage = bench.competition.any();
    int[] cluster = cluster(workers, parameters, scored);

    boolean counted = !linkage || bench.layout.namesPersons();
    if (counted) {
      frequencies = frequencies(cluster, false);
    }
    List<VariantTable> variants =
        VariantTable.learn(bench.layout.plan(), records, cluster, frequencies);
    PairLearning.Known known = new PairLearning.Known(frequencies, variants, cluster);
    Samples.Drawn drawn =
        Samples.of(candidates, toLearnFrom(candidates.size()), bench.competition.any());
    if (counted || variants.stream().anyMatch(table -> table.size() > 0)) {
      parameters = pairLearning.learn(drawn, known);
    }
    double disagreement = Halves.disagreement(bench, pairLearning, drawn, known, parameters);
    Sizes sizes = Sizes.of(cluster);
    progress.done(2);
    List<Pass> passes = new ArrayList<>();
    for (Blocking.Found f : found) passes.add(f.pass());
    return new Knowledge(
        records.size(),
        bench.layout.plan(),
        passes,
        frequencies,
        variants,
        parameters,
        sizes,
        disagreement,
        Calibration.NONE);
  }

  private FrequencyTable[][] frequencies(int[] cluster, boolean distinctBags) {
    FrequencyTable[][] counted =
        FrequencyTables.count(bench.layout.plan(), records, cluster, distinctBags);
    if (!bench.learnsThings()) return counted;
    return FrequencyTables.withDependence(records, counted, cluster, distinctBags);
  }

  /**
   * What the first model is learnt from. Of a large table of persons what shares a rare key: such
   * pairs do not become more as the table grows, while those that share a common one do, until the
   * few matches are lost among them and namesakes are learnt to be matches.
   */
  private List<Blocking.Found> sharingRareKeys() {
    boolean many = sampleBits > 0 && bench.layout.namesPersons();
    if (!many || !Refinement.RARE_KEYS_FIRST.isOn()) return explored;
    return explored.stream().filter(found -> found.breadth().isNarrow()).toList();
  }

  /** Keeps the passes that pay and finds all their pairs. */
  private void choosePasses(Workers<Linkage> workers) {
    long[] known = Samples.of(tried, MOST_CHOOSING, false);
    double[] probability = bench.score(known, workers);
    for (int k = 0; k < probability.length; k++) {
      probability[k] = LogOdds.probability(probability[k]);
    }
    double share = tried.length == 0 ? 1 : known.length / (double) tried.length;
    double stoodFor = records.size() * share / (1 << sampleBits);
    PassChoice.Chosen chosen =
        PassChoice.choose(explored, known, probability, stoodFor, records.size());
    List<Blocking.Found> kept = new ArrayList<>();
    for (int number : chosen.passes()) kept.add(explored.get(number));
    explored = List.of();
    tried = NONE;
    if (sampleBits > 0) {
      progress.stage("find candidates", -1);
      kept = blocking.decide(kept);
    }
    candidates = Candidates.of(kept, records.size());
    leading = candidates;
    if (candidates.size() > MOST_FIRST) {
      leading = Candidates.of(kept.subList(0, chosen.leading()), records.size());
    }
    found = kept.stream().map(Blocking.Found::told).toList();
  }

  /** How many of some pairs to learn from. */
  private static int toLearnFrom(long pairs) {
    return (int) Math.max(LEAST_CANDIDATES, Math.min(MOST_CANDIDATES, pairs / OF_CANDIDATES));
  }

  /**
   * What rules say is right, so it teaches too. Labels do not: they are drawn where people look,
   * and what holds of these pairs alone would be learnt of all.
   */
  private int[] cluster(Workers<Linkage> workers, PairModel parameters, ScoredPairs scored) {
    Clustering clustering = clustering(workers, parameters);
    Clustering.Clusters clusters =
        bench.sizesTell() && Refinement.SIZES_OF_CORE.isOn()
            ? clustering.runFirst(scored.pairs(), scored.x())
            : clustering.run(scored.pairs(), scored.x());
    return clusters.label();
  }

  private Clustering clustering(Workers<Linkage> workers, PairModel parameters) {
    return new Clustering(
        records.size(),
        workers,
        bench.competition,
        new Growth(null, parameters.lnMatch()),
        NONE,
        NONE,
        bench.rules(VariantTable.none(records.columns().size())));
  }
}
