package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.touchstonehub.match.block.Blocking;
import org.touchstonehub.match.block.Candidates;
import org.touchstonehub.match.cluster.Clustering;
import org.touchstonehub.match.cluster.Courses;
import org.touchstonehub.match.cluster.Dendrogram;
import org.touchstonehub.match.cluster.Growth;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.compare.Frequencies;
import org.touchstonehub.match.compare.PairComparer;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.compare.Variants;
import org.touchstonehub.match.compare.Workers;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.rule.EqualKeys;
import org.touchstonehub.match.rule.Rules;
import org.touchstonehub.match.score.Calibration;
import org.touchstonehub.match.score.FrequencyTables;
import org.touchstonehub.match.score.LogOdds;
import org.touchstonehub.match.score.Priors;
import org.touchstonehub.match.score.VariantTable;
import org.touchstonehub.match.standardise.Hashes;
import org.touchstonehub.match.trust.CarefulModel;
import org.touchstonehub.match.trust.ClusterEvidence;
import org.touchstonehub.match.trust.SelfCheck;
import org.touchstonehub.match.trust.Trust;

/** Clusters one table by what is known. */
final class Matching {
  /** Pairs of clusters at least this probable go to a steward. */
  static final double REVIEW = 0.1;

  private final Bench bench;
  private final Knowledge knowledge;
  private final RecordTable table;
  private final Constraints constraints;
  private final Encoded records;
  final Workers<Linkage> workers;
  final Rules rules;
  final Growth growth;

  Matching(Bench bench, Knowledge knowledge, RecordTable table, Constraints constraints) {
    this.bench = bench;
    this.knowledge = knowledge;
    this.table = table;
    this.constraints = constraints;
    this.records = bench.records;
    workers = bench.linkages(knowledge.frequencies(), knowledge.variants(), knowledge.weights());
    rules = bench.rules(knowledge.variants());
    growth =
        CarefulModel.isCareful(knowledge.weights())
            ? Growth.NONE
            : new Growth(
                bench.sizesTell() ? knowledge.sizes() : null, knowledge.weights().lnMatch());
  }

  MatchResult run(PairsWanted wanted, Progress progress) {
    progress.stage("find candidates", -1);
    Blocking blocking = new Blocking(bench.layout, records, bench.competition);
    List<Blocking.Found> found = blocking.follow(knowledge.passes());
    ScoredPairs scored = score(Candidates.of(found, records.size()), wanted, progress);
    // what passes found is large, and nobody needs it from here on
    found = found.stream().map(Blocking.Found::told).toList();
    return run(found, scored, wanted, progress);
  }

  ScoredPairs score(Candidates candidates, PairsWanted wanted, Progress progress) {
    progress.stage("compare", records.size());
    return ScoredPairs.of(candidates, bench, workers, wanted.any(), progress);
  }

  /**
   * Clusters the records.
   *
   * @param found what to tell of the passes
   */
  MatchResult run(
      List<Blocking.Found> found, ScoredPairs scored, PairsWanted wanted, Progress progress) {
    progress.stage("cluster", -1);
    Clustered clustered = cluster(scored.pairs(), scored.x());
    Trust trust = trust(clustered.clusters());
    return result(found, scored, clustered, trust, knowledge.calibration(), wanted);
  }

  /**
   * Clusters, and what is to be stated of pairs by them.
   *
   * @param clustering after its run
   */
  record Clustered(
      Clustering clustering,
      Clustering.Clusters clusters,
      Courses courses,
      Statements statements) {}

  Clustered cluster(long[] pairs, double[] x) {
    Dendrogram joins = new Dendrogram(records.size());
    for (long pair : numbered(constraints.mustLink())) {
      joins.join(RecordPair.first(pair), RecordPair.second(pair), Double.POSITIVE_INFINITY);
    }
    Clustering clustering = clustering();
    Courses courses = new Courses(contents());
    Clustering.Clusters clusters = clustering.run(pairs, x, joins, courses);
    Rivals rivals = new Rivals(records, bench.competition, pairs, x);
    Decisions decisions = new Decisions(clusters, joins, rivals);
    Witnesses witnesses = Witnesses.of(workers, clusters.label(), pairs, x);
    double surest = Statements.surest(Priors.RECORDS + knowledge.records());
    return new Clustered(
        clustering, clusters, courses, new Statements(decisions, witnesses, surest));
  }

  /** By record: a hash of its key and values. */
  private long[] contents() {
    long[] contents = new long[records.size()];
    for (int i = 0; i < contents.length; i++) {
      int row = records.rows()[i];
      long content = records.keys()[i];
      for (int a = 0; a < table.attributes().size(); a++) {
        String value = table.value(row, a);
        content = Hashes.of(content, value == null ? 0 : Hashes.of(value));
      }
      contents[i] = content;
    }
    return contents;
  }

  MatchResult result(
      List<Blocking.Found> found,
      ScoredPairs scored,
      Clustered clustered,
      Trust trust,
      Calibration calibration,
      PairsWanted wanted) {
    long[] pairs = scored.pairs();
    double[] x = scored.x();
    Clustering.Clusters clusters = clustered.clusters();
    Statements statements = clustered.statements();
    Linkage linkage = workers.one();
    Map<Long, Long> identified =
        new SharedIdentifiers(bench, linkage, numbered(constraints.cannotLink()))
            .between(clusters.label());
    Questions.Asked asked =
        new Questions(bench, table, linkage, statements).about(clusters, pairs, x, identified);
    return new MatchResult(
        rows(clusters.label()),
        asked.matches(),
        suspiciousClusters(clusters, pairs, x),
        report(found, scored, clustered, trust, asked.unasked(), calibration),
        wanted.any() ? stated(pairs, x, statements, wanted) : StatedPairs.NONE,
        NeighbourRows.of(records.rows(), pairs, x, clustered.courses()));
  }

  /**
   * What of a result is a matter of each component alone.
   *
   * @param clusterOf by row: the row of its cluster with the smallest key
   * @param tieOf by row: equal of rows that are tied, see {@link Courses}
   * @param courseOf by row
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
  record Local(
      int[] clusterOf,
      List<PossibleMatch> possibleMatches,
      List<SuspiciousCluster> suspiciousClusters,
      int[] tieOf,
      long[] courseOf) {
    static final Local NOTHING =
        new Local(new int[0], List.of(), List.of(), new int[0], new long[0]);
  }

  /** Clusters a table of which nobody depends on records elsewhere. */
  Local local(long[] pairs, double[] x) {
    Clustered clustered = cluster(pairs, x);
    Clustering.Clusters clusters = clustered.clusters();
    int[] tieOf = new int[records.size()];
    long[] courseOf = new long[records.size()];
    for (int i = 0; i < tieOf.length; i++) {
      tieOf[records.rows()[i]] = clustered.courses().tieOf(i);
      courseOf[records.rows()[i]] = clustered.courses().of(i);
    }
    return new Local(
        rows(clusters.label()),
        new Questions(bench, table, workers.one(), clustered.statements())
            .within(clusters, pairs, x),
        suspiciousClusters(clusters, pairs, x),
        tieOf,
        courseOf);
  }

  private StatedPairs stated(long[] pairs, double[] x, Statements statements, PairsWanted wanted) {
    double[] all = new double[pairs.length];
    for (int k = 0; k < all.length; k++) {
      all[k] = statements.logOdds(RecordPair.first(pairs[k]), RecordPair.second(pairs[k]), x[k]);
    }
    int[] kept =
        IntStream.range(0, pairs.length)
            .filter(k -> LogOdds.probability(all[k]) >= wanted.leastProbability())
            .toArray();
    int[] first = new int[kept.length];
    int[] second = new int[kept.length];
    double[] logOdds = new double[kept.length];
    for (int p = 0; p < kept.length; p++) {
      int i = records.rows()[(int) (pairs[kept[p]] >> 32)];
      int j = records.rows()[(int) pairs[kept[p]]];
      boolean inOrder = table.key(i).compareTo(table.key(j)) <= 0;
      first[p] = inOrder ? i : j;
      second[p] = inOrder ? j : i;
      logOdds[p] = all[kept[p]];
    }
    return new StatedPairs(first, second, logOdds);
  }

  /** With nothing joined yet but what must be. */
  Clustering clustering() {
    return new Clustering(
        records.size(),
        workers,
        bench.competition,
        growth,
        numbered(constraints.mustLink()),
        numbered(constraints.cannotLink()),
        rules);
  }

  /** Pairs of record numbers. */
  long[] numbered(List<Constraints.Pair> constraints) {
    return KnownPairs.numbered(constraints, records, table);
  }

  /** Labels by row of the table: the row of the record with the smallest key. */
  int[] rows(int[] label) {
    int[] smallest = new int[label.length];
    Arrays.fill(smallest, -1);
    for (int i = 0; i < label.length; i++) {
      int row = records.rows()[i];
      int best = smallest[label[i]];
      boolean smaller = best < 0 || table.key(row).compareTo(table.key(best)) < 0;
      if (smaller) smallest[label[i]] = row;
    }
    int[] byRow = new int[label.length];
    for (int i = 0; i < label.length; i++) byRow[records.rows()[i]] = smallest[label[i]];
    return byRow;
  }

  private List<SuspiciousCluster> suspiciousClusters(
      Clustering.Clusters clusters, long[] pairs, double[] x) {
    long[] must = numbered(constraints.mustLink());
    Ruled ruled = new Ruled(rules, bench.model);
    return new Suspicions(bench, table, workers, growth, ruled, must).among(clusters, pairs, x);
  }

  /** How far clusters can be trusted; of a careful model why it is careful. */
  Trust trust(Clustering.Clusters clusters) {
    return CarefulModel.trustIn(knowledge.weights()).orElseGet(() -> checked(clusters.label()));
  }

  private Trust checked(int[] label) {
    Frequencies byRecord = FrequencyTables.lookUp(records, bench.countedByRecord());
    List<Variants> none = VariantTable.lookUp(records, VariantTable.none(records.columns().size()));
    PairComparer comparer = new PairComparer(bench.layout, records, byRecord, none);
    BitSet decided = new BitSet();
    for (long pair : numbered(constraints.mustLink())) decided.set(RecordPair.first(pair));
    Ruled ruled = new Ruled(rules, bench.model);
    return new ClusterEvidence(bench.layout, workers.one(), comparer, records)
        .check(
            label,
            members ->
                Arrays.stream(members).anyMatch(decided::get)
                    || ruled.within(members).findAny().isPresent())
        .and(SelfCheck.Kind.LEARNINGS_DISAGREE.measured(knowledge.disagreement()));
  }

  private MatchReport report(
      List<Blocking.Found> found,
      ScoredPairs scored,
      Clustered clustered,
      Trust trust,
      long unasked,
      Calibration calibration) {
    Clustering.Clusters clusters = clustered.clusters();
    ScoreCounts counted = ScoreCounts.of(scored, clustered.statements());
    List<MatchReport.BlockingPass> passes = new ArrayList<>();
    for (Blocking.Found f : found) {
      passes.add(new MatchReport.BlockingPass(f.pass().name(), f.blocks(), f.count()));
    }
    for (EqualKeys keys : rules.together()) passes.add(RuleNotes.asPass(keys, bench.model));
    List<String> notes = new ArrayList<>(Notes.ofLearning(records.size(), knowledge.records()));
    notes.addAll(Notes.ofValues(bench, table));
    notes.addAll(new RuleNotes(bench, table, rules).of(clusters.label()));
    notes.addAll(Notes.ofCandidates(records.size(), scored.compared()));
    notes.addAll(Notes.ofBlocking(found, scored.pairs(), clusters.label(), workers, calibration));
    notes.addAll(Notes.ofCalibration(counted.promised(), counted.linked()));
    return new MatchReport(
        scored.compared(),
        counted.expected(),
        counted.linked(),
        counted.steps(),
        passes,
        trust,
        unasked,
        notes);
  }
}
