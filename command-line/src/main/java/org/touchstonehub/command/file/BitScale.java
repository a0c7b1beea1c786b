package org.touchstonehub.command.file;

import java.util.ArrayList;
import java.util.List;

/**
 * The axis of a chart of log odds, with 0 always on it: even odds, the line between rather not and
 * rather the same.
 *
 * @param low the least that is drawn, bits, 0 or below
 * @param high the most, 0 or above
 * @param step from one mark to the next
 */
record BitScale(double low, double high, double step) {
  private static final double[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500};
  private static final int MOST_MARKS = 5;

  static BitScale of(List<? extends ShownBits.Line<?>> lines) {
    double low = 0;
    double high = 0;
    for (ShownBits.Line<?> line : lines) {
      low = Math.min(low, line.to());
      high = Math.max(high, line.to());
    }
    double step = STEPS[STEPS.length - 1];
    for (double wider : STEPS) {
      if ((high - low) / wider > MOST_MARKS) continue;
      step = wider;
      break;
    }
    double least = step * Math.floor(low / step);
    double most = step * Math.ceil(high / step);
    return new BitScale(least, Math.max(most, least + step), step);
  }

  /** Where a weight stands: 0 at the low end, 1 at the high one. */
  double share(double bits) {
    return Math.min(1, Math.max(0, (bits - low) / (high - low)));
  }

  /** Marked weights, rising. */
  List<Double> marks() {
    List<Double> marks = new ArrayList<>();
    for (long k = Math.round(low / step); k <= Math.round(high / step); k++) marks.add(k * step);
    return marks;
  }
}
