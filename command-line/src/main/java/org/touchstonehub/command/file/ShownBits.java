package org.touchstonehub.command.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.touchstonehub.match.explain.Part;
import org.touchstonehub.match.explain.Waterfall;

/**
 * A waterfall in hundredths of a bit, as it is shown: each part is the difference of two rounded
 * running sums, so that what a person adds up is what stands below the line.
 */
final class ShownBits {
  private static final double UNIT = 100;

  /**
   * One line.
   *
   * @param from running sum before it, in bits
   * @param to running sum after it
   */
  record Line(Part part, double from, double to, String bits) {}

  private ShownBits() {}

  static List<Line> lines(Waterfall waterfall) {
    List<Line> lines = new ArrayList<>();
    double sum = 0;
    for (Part part : waterfall.parts()) {
      long before = Math.round(sum * UNIT);
      double from = sum;
      sum += part.bits();
      lines.add(new Line(part, from, sum, text(Math.round(sum * UNIT) - before)));
    }
    return lines;
  }

  static String of(double bits) {
    return text(Math.round(bits * UNIT));
  }

  private static String text(long hundredths) {
    return String.format(Locale.ROOT, "%+.2f", hundredths / UNIT);
  }

  /** Bits that no line is needed for. */
  static boolean isNothing(Line line) {
    return line.bits().equals("+0.00");
  }

  /** A probability that does not pretend to be certain. */
  static String probability(double p) {
    if (p > 0.9999) return "above 0.9999";
    if (p < 0.0001) return "below 0.0001";
    return String.format(Locale.ROOT, "%.4f", p);
  }
}
