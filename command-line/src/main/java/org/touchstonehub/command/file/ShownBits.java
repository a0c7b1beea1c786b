package org.touchstonehub.command.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Bits as they are shown, rounded so that they add up: each is the difference of two rounded
 * running sums, so that what a person adds up is what stands below the line.
 */
enum ShownBits {
  /** For those who only want to understand. */
  TENTHS(10, "%+.1f"),
  /** For those who reckon. */
  HUNDREDTHS(100, "%+.2f");

  private final double unit;
  private final String format;

  ShownBits(double unit, String format) {
    this.unit = unit;
    this.format = format;
  }

  /**
   * One line.
   *
   * @param item what it is about
   * @param from running sum before it, in bits
   * @param to running sum after it
   * @param bits its own, as shown
   */
  record Line<T>(T item, double from, double to, String bits) {
    /** Bits that no line is needed for. */
    boolean isNothing() {
      return bits.matches("\\+0\\.0+");
    }

    double own() {
      return to - from;
    }
  }

  <T> List<Line<T>> lines(List<T> items, ToDoubleFunction<T> bits) {
    List<Line<T>> lines = new ArrayList<>();
    double sum = 0;
    for (T item : items) {
      long before = Math.round(sum * unit);
      double from = sum;
      sum += bits.applyAsDouble(item);
      lines.add(new Line<>(item, from, sum, text(Math.round(sum * unit) - before)));
    }
    return lines;
  }

  String of(double bits) {
    return text(Math.round(bits * unit));
  }

  private String text(long units) {
    return String.format(Locale.ROOT, format, units / unit);
  }

  /** A probability that does not pretend to be certain. */
  static String probability(double p) {
    if (p > 0.9999) return "above 0.9999";
    if (p < 0.0001) return "below 0.0001";
    return String.format(Locale.ROOT, "%.4f", p);
  }
}
