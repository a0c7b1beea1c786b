package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.block.Blocking;
import org.touchstonehub.match.block.Pass;
import org.touchstonehub.match.block.PassChoice;
import org.touchstonehub.match.cluster.Clustering;
import org.touchstonehub.match.cluster.Growth;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.cluster.Sizes;
import org.touchstonehub.match.compare.PairComparer;
import org.touchstonehub.match.compare.Workers;
import org.touchstonehub.match.score.Calibration;
import org.touchstonehub.match.score.Estimation;
import org.touchstonehub.match.score.FirstGuess;
import org.touchstonehub.match.score.FrequencyTable;
import org.touchstonehub.match.score.FrequencyTables;
import org.touchstonehub.match.score.Parameters;
import org.touchstonehub.match.score.Sample;
import org.touchstonehub.match.score.Supervision;
import org.touchstonehub.match.score.VariantTable;
import org.touchstonehub.match.standardise.Encoded;

/**
 * Learns from one table, in two rounds: expectation maximisation over candidates, a first
 * clustering, then frequencies counted over clusters, variants of values, level probabilities
 * within clusters, and expectation maximisation again.
 */
final class Training {
  private static final int MOST_CANDIDATES = 100_000;
  private static final int MOST_CHOOSING = 200_000;
  private static final int SAMPLED_RECORDS = 16_000;
  private static final int MOST_STRANGERS = 200_000;

  private static final long[] NONE = {};

  private final Bench bench;
  private final KnownPairs labels;
  private final Progress progress;
  private final Encoded records;

  private final Blocking blocking;
  private List<Blocking.Found> explored;
  private List<Blocking.Found> found = List.of();
  private long[] pairs;
  private final int sampleBits;

  /**
   * @param labels pairs whose answer is known
   */
  Training(Bench bench, KnownPairs labels, Progress progress) {
    this.bench = bench;
    this.labels = labels;
    this.progress = progress;
    this.records = bench.records;
    progress.stage("find candidates", -1);
    blocking = new Blocking(bench.layout, records, bench.competition);
    sampleBits = sampleBits(records.size());
    explored = blocking.explore(sampleBits);
    pairs = Blocking.union(explored);
  }

  /** Large tables try the passes out on part of their records. */
  static int sampleBits(int records) {
    int bits = 0;
    while (records >> bits > SAMPLED_RECORDS) bits++;
    return bits;
  }

  /** What the chosen passes found; matching the same table may use it again. */
  List<Blocking.Found> found() {
    return found;
  }

  /** Candidate pairs of the chosen passes. */
  long[] pairs() {
    return pairs;
  }

  /** All but the calibration, which takes a match by what was learnt. */
  Knowledge learn() {
    int columns = records.columns().size();
    int[] alone = Samples.alone(records.size());
    List<VariantTable> none = VariantTable.none(columns);
    FrequencyTable[][] frequencies =
        FrequencyTables.count(bench.layout.plan(), records, alone, true);

    progress.stage("learn weights", 2);
    Parameters parameters = estimate(frequencies, none, null, 1 << sampleBits);
    Workers<Linkage> workers = bench.linkages(frequencies, none, parameters);
    choosePasses(workers);
    progress.done(1);
    double[] x = bench.score(pairs, workers);
    boolean linkage = bench.competition.any();
    Sizes before = bench.sizesTell() ? Sizes.of(alone) : null;
    int[] cluster = cluster(workers, parameters, before, x);

    List<VariantTable> variants = none;
    if (!linkage || bench.layout.namesPersons()) {
      frequencies = FrequencyTables.count(bench.layout.plan(), records, cluster, false);
      if (bench.layout.namesPersons()) variants = VariantTable.learn(records, cluster, frequencies);
      parameters = estimate(frequencies, variants, cluster, 1);
    }
    Sizes sizes = Sizes.of(cluster);
    if (labels.any() && !linkage) {
      parameters.shift(shift(bench.linkages(frequencies, variants, parameters), parameters, sizes));
    }
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
        Calibration.NONE);
  }

  /** Keeps the passes that pay and finds all their pairs. */
  private void choosePasses(Workers<Linkage> workers) {
    long[] known = Samples.of(pairs, MOST_CHOOSING, false);
    double[] probability = bench.score(known, workers);
    for (int k = 0; k < probability.length; k++) {
      probability[k] = Matching.probability(probability[k]);
    }
    double share = pairs.length == 0 ? 1 : known.length / (double) pairs.length;
    double stoodFor = records.size() * share / (1 << sampleBits);
    List<Integer> chosen =
        PassChoice.choose(explored, known, probability, stoodFor, records.size());
    List<Blocking.Found> kept = new ArrayList<>();
    for (int number : chosen) kept.add(explored.get(number));
    explored = List.of();
    if (sampleBits > 0) {
      progress.stage("find candidates", -1);
      kept = blocking.decide(kept);
    }
    pairs = Blocking.union(kept);
    found = kept.stream().map(Blocking.Found::told).toList();
  }

  private Parameters estimate(
      FrequencyTable[][] frequencies,
      List<VariantTable> variants,
      int @Nullable [] cluster,
      int sampled) {
    Workers<PairComparer> workers = bench.comparers(frequencies, variants);
    long[] drawn = Samples.of(pairs, MOST_CANDIDATES, bench.competition.any());
    long[] chosen = labels.with(drawn);
    double standsFor = drawn.length == 0 ? 1 : (double) sampled * pairs.length / drawn.length;
    Sample candidates = Sample.of(chosen, standsFor, bench.layout, records, workers);
    long[] random = Samples.strangers(records.size(), MOST_STRANGERS, cluster, bench.competition);
    Sample strangers = Sample.of(random, 1, bench.layout, records, workers);
    boolean persons = bench.layout.namesPersons();
    double[][] within = null;
    if (cluster != null && persons) {
      long[] inside = Samples.within(cluster, MOST_CANDIDATES);
      Sample sample = Sample.of(inside, 1, bench.layout, records, workers);
      within = FirstGuess.levels(bench.layout, sample);
    }
    double[] guess =
        persons
            ? null
            : FirstGuess.overlap(
                bench.layout,
                records,
                candidates,
                FrequencyTables.lookUp(records, frequencies),
                bench.competition);
    return Estimation.learn(
        bench.layout,
        candidates,
        strangers,
        bench.competition,
        records.size(),
        labels.within(chosen),
        guess,
        within);
  }

  /**
   * How far labels say that the decisions of clustering are off. Only labels of pairs that it
   * decided of tell: those that no evidence brings together say nothing of where to draw the line.
   */
  private double shift(Workers<Linkage> workers, Parameters parameters, Sizes sizes) {
    Clustering clustering =
        clustering(
            workers, parameters, bench.sizesTell() ? sizes : null, new KnownPairs(NONE, NONE));
    double[] x = bench.score(pairs, workers);
    Decisions decisions = Decisions.of(clustering, records.size(), pairs, x);
    long[] decided =
        labels.all().filter(pair -> Double.isFinite(decisions.of(pair))).sorted().toArray();
    boolean[] same = new boolean[decided.length];
    for (int k = 0; k < same.length; k++) same[k] = labels.areSame(decided[k]);
    return Supervision.shift(Arrays.stream(decided).mapToDouble(decisions::of).toArray(), same);
  }

  /** What rules and labels say is right, so it teaches too. */
  private int[] cluster(
      Workers<Linkage> workers, Parameters parameters, @Nullable Sizes sizes, double[] x) {
    return clustering(workers, parameters, sizes, labels).run(pairs, x).label();
  }

  private Clustering clustering(
      Workers<Linkage> workers, Parameters parameters, @Nullable Sizes sizes, KnownPairs known) {
    return new Clustering(
        records.size(),
        workers,
        bench.competition,
        new Growth(sizes, parameters.lnMatch()),
        known.same(),
        known.different(),
        bench.rules(VariantTable.none(records.columns().size())));
  }
}
