package org.touchstonehub.command.file;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Numbers from 0 to 1 as a page shows them. */
final class Shares {
  private static final int TICKS = 5;

  private Shares() {}

  static String text(double share) {
    return String.format(Locale.ROOT, "%.4f", share);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static String round(double share) {
    return String.format(Locale.ROOT, "%.2f", share).replaceFirst("0$", "");
  }

  /** Marks of an upright axis to 1. */
  static List<Map<String, Object>> ticks(PlotArea area, double from) {
    return IntStream.rangeClosed(0, TICKS)
        .mapToObj(
            t -> {
              double share = (double) t / TICKS;
              return Map.<String, Object>of(
                  "at", area.y(share), "label", round(from + share * (1 - from)));
            })
        .toList();
  }
}
