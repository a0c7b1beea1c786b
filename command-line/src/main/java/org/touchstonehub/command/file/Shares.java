package org.touchstonehub.command.file;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Numbers from 0 to 1 as a page shows them. */
final class Shares {
  private Shares() {}

  static String text(double share) {
    return String.format(Locale.ROOT, "%.4f", share);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  /** Marks of an upright axis from a tenth to 1. */
  static List<Map<String, Object>> ticks(PlotArea area, double from) {
    int first = (int) Math.round(from * 10);
    int step = first < 5 ? 2 : 1;
    return IntStream.rangeClosed(first, 10)
        .filter(tenth -> (10 - tenth) % step == 0)
        .mapToObj(
            tenth ->
                Map.<String, Object>of(
                    "at",
                    area.y((tenth / 10.0 - from) / (1 - from)),
                    "label",
                    String.format(Locale.ROOT, "%.1f", tenth / 10.0)))
        .toList();
  }
}
