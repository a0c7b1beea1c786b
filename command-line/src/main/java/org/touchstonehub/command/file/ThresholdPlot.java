package org.touchstonehub.command.file;

import static org.touchstonehub.command.file.Counts.grouped;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.touchstonehub.match.evaluate.Measure;
import org.touchstonehub.match.evaluate.ThresholdCurve;

/**
 * Precision, recall and F1 of pairs by threshold. Thresholds lie by their log odds, so that 0.99
 * and 0.999 are as far apart as they mean.
 */
final class ThresholdPlot {
  private static final PlotArea AREA = new PlotArea(52, 16, 872, 300);
  private static final double[] TICKS = {0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999};

  private final ThresholdCurve curve;
  private final double least;

  ThresholdPlot(ThresholdCurve curve) {
    this.curve = curve;
    least = least(curve);
  }

  /**
   * @param clusters F1 of the clusters, to compare with
   */
  Map<String, Object> context(double clusters) {
    Map<String, Object> plot = new HashMap<>();
    plot.put("area", AREA);
    plot.put("xTicks", DoubleStream.of(TICKS).mapToObj(ThresholdPlot::tick).toList());
    plot.put("yTicks", Shares.ticks(AREA, least));
    plot.put("precision", line(Measure::precision));
    plot.put("recall", line(Measure::recall));
    plot.put("f1", line(Measure::f1));
    plot.put("clusterY", AREA.y(height(clusters)));
    plot.put("clusterF1", Shares.text(clusters));
    ThresholdCurve.Point best = curve.best();
    plot.put("bestX", AREA.x(share(best.threshold())));
    plot.put("bestY", AREA.y(height(best.pairwise().f1())));
    plot.put("bestF1", Shares.text(best.pairwise().f1()));
    plot.put("bestThreshold", threshold(best.threshold()));
    List<Map<String, Object>> points = new ArrayList<>();
    for (ThresholdCurve.Point point : curve.points()) points.add(point(point));
    plot.put("points", points);
    return plot;
  }

  private Map<String, Object> point(ThresholdCurve.Point point) {
    return Map.of(
        "x", AREA.x(share(point.threshold())),
        "y", AREA.y(height(point.pairwise().f1())),
        "threshold", threshold(point.threshold()),
        "pairs", grouped(point.pairs()),
        "precision", Shares.text(point.pairwise().precision()),
        "recall", Shares.text(point.pairwise().recall()),
        "f1", Shares.text(point.pairwise().f1()));
  }

  private String line(ToDoubleFunction<Measure> value) {
    return curve.points().stream()
        .map(
            point ->
                AREA.point(share(point.threshold()), height(value.applyAsDouble(point.pairwise()))))
        .collect(Collectors.joining(" "));
  }

  /** Where the upright axis begins: as low as a curve falls, and never near the top. */
  private static double least(ThresholdCurve curve) {
    double least = 1;
    for (ThresholdCurve.Point point : curve.points()) {
      least = Math.min(least, Math.min(point.pairwise().precision(), point.pairwise().recall()));
    }
    return Math.min(0.8, Math.floor(least * 5) / 5);
  }

  private double height(double value) {
    return (value - least) / (1 - least);
  }

  private static Map<String, Object> tick(double threshold) {
    return Map.of("at", AREA.x(share(threshold)), "label", threshold(threshold));
  }

  private static double share(double threshold) {
    double first = logOdds(TICKS[0]);
    return (logOdds(threshold) - first) / (logOdds(TICKS[TICKS.length - 1]) - first);
  }

  private static double logOdds(double probability) {
    return Math.log(probability / (1 - probability));
  }

  private static String threshold(double value) {
    return Double.toString(value);
  }
}
