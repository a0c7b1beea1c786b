package org.touchstonehub.command.file;

import java.util.LinkedHashMap;
import java.util.Map;
import org.touchstonehub.match.evaluate.FileEvaluation;
import org.touchstonehub.match.evaluate.Measure;
import org.touchstonehub.match.evaluate.PairEvaluation;
import org.touchstonehub.match.evaluate.Reliability;
import org.touchstonehub.match.evaluate.Scores;
import org.touchstonehub.match.evaluate.ThresholdCurve;

/** What clusters are worth, for programs. */
final class EvaluationJson {
  private EvaluationJson() {}

  static Map<String, Object> of(FileEvaluation evaluation) {
    Scores scores = evaluation.scores();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("records", scores.records());
    map.put("entities", scores.entities());
    map.put("clusters", scores.foundClusters());
    map.put("true_pairs", scores.truePairs());
    map.put("found_pairs", scores.foundPairs());
    map.put("common_pairs", scores.commonPairs());
    put(map, "pairwise_", scores.pairwise());
    put(map, "bcubed_", scores.bCubed());
    put(map, "cluster_", scores.clusters());
    put(map, "cluster_multi_", scores.largerClusters());
    map.put("variation_of_information", scores.variationOfInformation());
    map.put("missing", evaluation.missing());
    map.put("unknown", evaluation.unknown());
    map.put("across_sources", evaluation.acrossSources());
    evaluation.pairs().ifPresent(pairs -> put(map, pairs));
    return map;
  }

  private static void put(Map<String, Object> map, PairEvaluation pairs) {
    Reliability reliability = pairs.reliability();
    Map<String, Object> calibration = new LinkedHashMap<>();
    calibration.put("pairs", reliability.pairs());
    calibration.put("expected_calibration_error", reliability.error());
    calibration.put("by_chance_alone", reliability.chanceError());
    calibration.put("surest_pairs", reliability.surest());
    calibration.put("wrong_of_surest", reliability.wrongOfSurest());
    calibration.put("bins", reliability.bins().stream().map(EvaluationJson::bin).toList());
    map.put("candidate_pairs", pairs.pairs());
    map.put("calibration", calibration);
    map.put("thresholds", pairs.curve().points().stream().map(EvaluationJson::point).toList());
  }

  private static Map<String, Object> bin(Reliability.Bin bin) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("from", bin.from());
    map.put("to", bin.to());
    map.put("pairs", bin.pairs());
    map.put("stated", bin.stated());
    map.put("true", bin.matches());
    return map;
  }

  private static Map<String, Object> point(ThresholdCurve.Point point) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("threshold", point.threshold());
    map.put("pairs", point.pairs());
    put(map, "", point.pairwise());
    return map;
  }

  private static void put(Map<String, Object> map, String prefix, Measure measure) {
    map.put(prefix + "precision", measure.precision());
    map.put(prefix + "recall", measure.recall());
    map.put(prefix + "f1", measure.f1());
  }
}
