package org.touchstonehub.command.file;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import org.touchstonehub.match.evaluate.FileEvaluation;
import org.touchstonehub.match.evaluate.Measure;
import org.touchstonehub.match.evaluate.PairEvaluation;
import org.touchstonehub.match.evaluate.Reliability;
import org.touchstonehub.match.evaluate.Scores;
import org.touchstonehub.match.evaluate.ThresholdCurve;

/** What clusters are worth, as tables. */
final class EvaluationText {
  /** Thresholds that are printed; JSON and the page have more. */
  private static final Set<Double> SHOWN = Set.of(0.01, 0.1, 0.5, 0.9, 0.99, 0.999);

  private final PrintWriter out;

  EvaluationText(PrintWriter out) {
    this.out = out;
  }

  void print(FileEvaluation evaluation) {
    Scores scores = evaluation.scores();
    line("%-18s %9s %9s %9s", "", "precision", "recall", "F1");
    row("pairwise", scores.pairwise());
    row("B-cubed", scores.bCubed());
    row("whole clusters", scores.clusters());
    row("clusters of 2+", scores.largerClusters());
    line("%-18s %29.4f  bits, 0 is best", "var. of information", scores.variationOfInformation());
    out.println();
    line(
        "%,d records; %,d entities, %,d clusters",
        scores.records(), scores.entities(), scores.foundClusters());
    line(
        "%,d true pairs%s, %,d found, %,d both",
        scores.truePairs(),
        evaluation.acrossSources() ? " across sources" : "",
        scores.foundPairs(),
        scores.commonPairs());
    if (evaluation.missing() > 0) {
      line(
          "%,d records of the truth are in no cluster and count as standing alone",
          evaluation.missing());
    }
    if (evaluation.unknown() > 0) {
      line("%,d clustered records are not in the truth and do not count", evaluation.unknown());
    }
    evaluation.pairs().ifPresent(this::print);
  }

  private void print(PairEvaluation pairs) {
    Reliability reliability = pairs.reliability();
    out.println();
    line(
        "%-18s %9.4f  over %,d pairs; chance alone makes some %.4f",
        "calibration error", reliability.error(), reliability.pairs(), reliability.chanceError());
    line(
        "of %,d pairs stated %s or more %,d are wrong",
        reliability.surest(), Reliability.SUREST, reliability.wrongOfSurest());
    if (reliability.pairs() > 0) line("%18s %9s %9s %9s", "stated from", "to", "mean", "true");
    for (Reliability.Bin bin : reliability.bins()) {
      line(
          "%18.4f %9.4f %9.4f %9.4f  %,d pairs",
          bin.from(), bin.to(), bin.stated(), bin.matches(), bin.pairs());
    }
    out.println();
    line("%-18s %9s %9s %9s", "pairs stated", "precision", "recall", "F1");
    for (ThresholdCurve.Point point : pairs.curve().points()) {
      if (SHOWN.contains(point.threshold())) {
        row("%s or more".formatted(point.threshold()), point.pairwise());
      }
    }
  }

  private void row(String name, Measure measure) {
    line("%-18s %9.4f %9.4f %9.4f", name, measure.precision(), measure.recall(), measure.f1());
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
