package org.touchstonehub.command.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table: a line for each measurement, and the medians of all rounds at the end. */
final class Report {
  private static final String[] COLUMNS = {
    "requests/s", "p50 ms", "p99 ms", "cpu us/req", "tx/req"
  };
  private static final int[] DECIMALS = {0, 2, 2, 0, 2};

  private final Map<String, List<double[]>> found = new LinkedHashMap<>();

  void begin() {
    System.out.printf("%n%-7s %-16s %7s", "hub", "read", "callers");
    for (String column : COLUMNS) System.out.printf(" %10s", column);
    System.out.println();
  }

  void tell(Load load, double... values) {
    String what =
        "%-7s %-16s %7d".formatted(load.target().name(), load.reads().name(), load.callers());
    found.computeIfAbsent(what, w -> new ArrayList<>()).add(values);
    line(what, values);
  }

  void end(int rounds) {
    System.out.printf("%nmedians of %d rounds%n", rounds);
    found.forEach((what, measured) -> line(what, medians(measured)));
  }

  private static double[] medians(List<double[]> measured) {
    double[] medians = new double[COLUMNS.length];
    for (int i = 0; i < medians.length; i++) {
      int column = i;
      double[] sorted = measured.stream().mapToDouble(m -> m[column]).sorted().toArray();
      medians[i] = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
    return medians;
  }

  private static void line(String what, double[] values) {
    StringBuilder line = new StringBuilder(what);
    for (int i = 0; i < values.length; i++) {
      String text =
          Double.isNaN(values[i])
              ? "-"
              : String.format(Locale.ROOT, "%." + DECIMALS[i] + "f", values[i]);
      line.append(String.format(" %10s", text));
    }
    System.out.println(line);
  }
}
