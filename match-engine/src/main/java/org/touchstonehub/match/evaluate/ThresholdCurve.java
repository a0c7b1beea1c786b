package org.touchstonehub.match.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * What pairs alone would be worth, without clusters: all pairs stated to be at least so probable,
 * against all true pairs, whether compared or not.
 *
 * @param points the lowest threshold first
 */
public record ThresholdCurve(List<Point> points) {
  private static final double[] THRESHOLDS = {
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9,
    0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9998, 0.9999
  };

  /**
   * One threshold.
   *
   * @param pairs that are at least so probable
   * @param matches of them that are true
   */
  public record Point(double threshold, long pairs, long matches, Measure pairwise) {}

  public ThresholdCurve {
    points = List.copyOf(points);
  }

  static ThresholdCurve of(JudgedPairs judged, long truePairs) {
    List<Point> points = new ArrayList<>();
    long matches = 0;
    int end = judged.size();
    for (int t = THRESHOLDS.length - 1; t >= 0; t--) {
      int from = judged.from(THRESHOLDS[t]);
      for (int k = from; k < end; k++) if (judged.isMatch(k)) matches++;
      end = from;
      int pairs = judged.size() - from;
      Measure pairwise = Measure.of(matches, pairs, truePairs);
      points.add(0, new Point(THRESHOLDS[t], pairs, matches, pairwise));
    }
    return new ThresholdCurve(points);
  }

  /** The threshold of the greatest F1; of several the lowest. */
  public Point best() {
    Point best = points.get(0);
    for (Point point : points) if (point.pairwise().f1() > best.pairwise().f1()) best = point;
    return best;
  }
}
