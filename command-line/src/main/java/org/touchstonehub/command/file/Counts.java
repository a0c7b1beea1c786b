package org.touchstonehub.command.file;

import java.util.Locale;

/** Counts as people read them. */
final class Counts {
  private static final String[] UNITS = {"", "k", "M", "G"};

  private Counts() {}

  /** In full, the thousands parted: {@code 1,234,567}. */
  static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /**
   * Where there is little room, at most four characters: {@code 1.2k}, {@code 35k}, {@code 4.1M}.
   */
  static String compact(long count) {
    double scaled = count;
    int unit = 0;
    // what is rounded up to a thousand is one of the next unit
    while (scaled >= 999.5 && unit < UNITS.length - 1) {
      scaled /= 1000;
      unit++;
    }
    String form = unit == 0 || scaled >= 9.95 ? "%.0f%s" : "%.1f%s";
    return String.format(Locale.ROOT, form, scaled, UNITS[unit]);
  }
}
