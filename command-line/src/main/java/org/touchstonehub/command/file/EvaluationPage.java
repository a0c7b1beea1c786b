package org.touchstonehub.command.file;

import static org.touchstonehub.command.file.Counts.grouped;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.touchstonehub.match.evaluate.FileEvaluation;
import org.touchstonehub.match.evaluate.Measure;
import org.touchstonehub.match.evaluate.PairEvaluation;
import org.touchstonehub.match.evaluate.Scores;

/** What clusters are worth as one page with plots, which needs nothing from outside. */
final class EvaluationPage {
  /** What the page begins with. */
  private static final String MARKER = "<!DOCTYPE html>\n<!-- touchstone evaluate -->";

  private EvaluationPage() {}

  /** Whether a file is such a page. */
  static boolean isOne(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] beginning = in.readNBytes(MARKER.length());
      return new String(beginning, StandardCharsets.UTF_8).equals(MARKER);
    }
  }

  /**
   * @param result what was judged, as it was named
   * @param truth by what, as it was named
   */
  static String of(FileEvaluation evaluation, String result, String truth) {
    Map<String, Object> page = context(evaluation);
    page.put("result", result);
    page.put("truth", truth);
    return Pages.of("evaluate.mustache", page);
  }

  private static Map<String, Object> context(FileEvaluation evaluation) {
    Scores scores = evaluation.scores();
    Map<String, Object> page = new HashMap<>();
    page.put("records", grouped(scores.records()));
    page.put("entities", grouped(scores.entities()));
    page.put("clusters", grouped(scores.foundClusters()));
    page.put("truePairs", grouped(scores.truePairs()));
    page.put("foundPairs", grouped(scores.foundPairs()));
    page.put("commonPairs", grouped(scores.commonPairs()));
    page.put("acrossSources", evaluation.acrossSources());
    page.put("missing", evaluation.missing() == 0 ? "" : grouped(evaluation.missing()));
    page.put("unknown", evaluation.unknown() == 0 ? "" : grouped(evaluation.unknown()));
    page.put("pairwiseF1", Shares.text(scores.pairwise().f1()));
    page.put("bCubedF1", Shares.text(scores.bCubed().f1()));
    page.put("clusterF1", Shares.text(scores.clusters().f1()));
    page.put("information", String.format(Locale.ROOT, "%.3f", scores.variationOfInformation()));
    page.put(
        "measures",
        List.of(
            measure("pairs of records", scores.pairwise()),
            measure("B-cubed, by record", scores.bCubed()),
            measure("whole clusters", scores.clusters()),
            measure("whole clusters of two and more", scores.largerClusters())));
    page.put("sizes", SizesPlot.of(scores.sizes()));
    page.put("pairs", evaluation.pairs().map(pairs -> pairs(pairs, scores)).stream().toList());
    return page;
  }

  private static Map<String, Object> measure(String name, Measure measure) {
    return Map.of(
        "name", name,
        "precision", Shares.text(measure.precision()),
        "recall", Shares.text(measure.recall()),
        "f1", Shares.text(measure.f1()),
        "percent", Shares.percent(measure.f1()));
  }

  private static Map<String, Object> pairs(PairEvaluation pairs, Scores scores) {
    Map<String, Object> map = new HashMap<>();
    map.put("count", grouped(pairs.pairs()));
    map.put("reliability", new ReliabilityPlot(pairs.reliability()).context());
    map.put("thresholds", new ThresholdPlot(pairs.curve()).context(scores.pairwise().f1()));
    return map;
  }
}
