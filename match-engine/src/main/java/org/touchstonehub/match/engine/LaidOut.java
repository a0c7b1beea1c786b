package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.touchstonehub.match.cluster.Clustering;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.explain.RuleFinding;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.score.Calibration;
import org.touchstonehub.match.score.LogOdds;

/** A few records, laid out on a bench of their own. Pairs are of rows of their table. */
final class LaidOut {
  private final Bench bench;
  private final Matching matching;
  private final Calibration calibration;
  private final int[] recordOf; // row

  LaidOut(TrainedModel trained, RecordTable table, Constraints constraints) {
    Knowledge knowledge = trained.knowledge();
    bench = new Bench(trained.model(), knowledge.plan(), table);
    matching = new Matching(bench, knowledge, table, constraints);
    calibration = knowledge.calibration();
    recordOf = bench.records.numbers();
  }

  /**
   * What comparing two rows found.
   *
   * @param isNeighbour whether the pair may hold a cluster together
   */
  record Met(
      int a,
      int b,
      boolean isNeighbour,
      double probability,
      Candidate.Grade grade,
      List<Reason> reasons) {}

  /**
   * Compares rows, and tells of those that may be one, by what they say or by a rule.
   *
   * @param pairs of rows
   */
  List<Met> compare(long[] pairs) {
    return compare(pairs, false);
  }

  /** Compares rows, and tells of all pairs that may be compared. */
  List<Met> compareAll(long[] pairs) {
    return compare(pairs, true);
  }

  private List<Met> compare(long[] pairs, boolean tellsAll) {
    long[] numbered = numbered(pairs);
    double[] x = score(numbered);
    Linkage linkage = matching.workers.one();
    Ruled ruled = new Ruled(matching.rules, bench.model);
    Explanation explanation = new Explanation(bench.model, bench.layout);
    List<Met> met = new ArrayList<>();
    for (int k = 0; k < pairs.length; k++) {
      int i = RecordPair.first(numbered[k]);
      int j = RecordPair.second(numbered[k]);
      if (!bench.competition.allows(i, j)) continue;
      List<RuleFinding> findings = ruled.findings(i, j);
      boolean isNeighbour = x[k] > Clustering.EDGE;
      boolean isTold = tellsAll || x[k] > Clustering.DOUBT;
      if (!isTold && findings.stream().noneMatch(RuleFinding::together)) continue;
      linkage.pair(i, j);
      List<Reason> reasons = new ArrayList<>(Suspicions.putTogether(findings));
      reasons.addAll(explanation.reasons(linkage.evidence(), linkage.scorer()));
      met.add(
          new Met(
              RecordPair.first(pairs[k]),
              RecordPair.second(pairs[k]),
              isNeighbour,
              calibration.probability(x[k]),
              grade(x[k], findings),
              reasons));
    }
    return met;
  }

  private Candidate.Grade grade(double x, List<RuleFinding> findings) {
    if (findings.stream().anyMatch(finding -> !finding.together())) return Candidate.Grade.NO_MATCH;
    if (!findings.isEmpty() || Clustering.joinsAlone(matching.growth, x)) {
      return Candidate.Grade.MATCH;
    }
    return LogOdds.probability(matching.growth.score(1, 1, x)) >= Matching.REVIEW
        ? Candidate.Grade.POSSIBLE_MATCH
        : Candidate.Grade.NO_MATCH;
  }

  /**
   * Clusters the rows.
   *
   * @param neighbours pairs that may hold a cluster together
   * @param others pairs that share a block key, neighbours or not: those that are too weak to hold
   *     anything together may still tell what a rule holds together wrongly
   */
  Matching.Local clusters(long[] neighbours, long[] others) {
    long[] holding = numbered(neighbours);
    Arrays.sort(holding);
    long[] pairs =
        LongStream.concat(LongStream.of(holding), LongStream.of(numbered(others)))
            .sorted()
            .distinct()
            .toArray();
    double[] x = score(pairs);
    int kept = 0;
    for (int k = 0; k < pairs.length; k++) {
      boolean isHolding = Arrays.binarySearch(holding, pairs[k]) >= 0;
      boolean isWeak =
          x[k] <= Clustering.EDGE
              && bench.competition.allows(RecordPair.first(pairs[k]), RecordPair.second(pairs[k]));
      if (!isHolding && !isWeak) continue;
      pairs[kept] = pairs[k];
      x[kept++] = x[k];
    }
    return matching.local(Arrays.copyOf(pairs, kept), Arrays.copyOf(x, kept));
  }

  private double[] score(long[] numbered) {
    return bench.score(numbered, matching.workers);
  }

  /** The pairs by record in the place of row, in the same order. */
  private long[] numbered(long[] pairs) {
    long[] numbered = new long[pairs.length];
    for (int k = 0; k < pairs.length; k++) {
      numbered[k] =
          RecordPair.of(
              recordOf[RecordPair.first(pairs[k])], recordOf[RecordPair.second(pairs[k])]);
    }
    return numbered;
  }
}
