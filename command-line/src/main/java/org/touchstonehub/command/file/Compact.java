package org.touchstonehub.command.file;

import java.util.Locale;

/** Counts where there is little room: {@code 1.2k}, {@code 35k}, {@code 4.1M}. */
final class Compact {
  private static final String[] UNITS = {"", "k", "M", "G"};

  private Compact() {}

  /** At most four characters. */
  static String of(long count) {
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
