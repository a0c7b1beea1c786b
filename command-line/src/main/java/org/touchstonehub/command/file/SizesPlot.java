package org.touchstonehub.command.file;

import static org.touchstonehub.command.file.Counts.grouped;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.touchstonehub.match.evaluate.ClusterSizes;

/** How many clusters of each size there are. */
final class SizesPlot {
  private static final PlotArea AREA = new PlotArea(64, 24, 878, 250);

  private SizesPlot() {}

  /** Found beside true ones. */
  static Map<String, Object> of(ClusterSizes sizes) {
    List<BarPairs.Step> steps = new ArrayList<>();
    int largest = Math.max(largest(sizes.found()), largest(sizes.truth()));
    int from = 1;
    for (int to : Tally.steps()) {
      if (from > largest) break;
      long found = count(sizes.found(), from, to);
      long truth = count(sizes.truth(), from, to);
      steps.add(new BarPairs.Step(label(from, Math.min(to, largest)), narrow(from), found, truth));
      from = to == Integer.MAX_VALUE ? to : to + 1;
      if (to == Integer.MAX_VALUE) break;
    }
    return new BarPairs(AREA, steps).context();
  }

  /** Clusters beside the records that they are made of. */
  static Map<String, Object> of(List<MatchReportJson.SizeJson> sizes) {
    List<BarPairs.Step> steps =
        sizes.stream()
            .map(
                size ->
                    new BarPairs.Step(
                        label(size.from(), size.to()),
                        narrow(size.from()),
                        size.clusters(),
                        size.records()))
            .toList();
    return new BarPairs(AREA, steps).context();
  }

  static String label(int from, int to) {
    return from == to ? grouped(from) : String.format(Locale.ROOT, "%,d to %,d", from, to);
  }

  private static String narrow(int from) {
    return String.format(Locale.ROOT, "over %,d", from - 1);
  }

  private static int largest(SortedMap<Integer, Long> sizes) {
    return sizes.isEmpty() ? 0 : sizes.lastKey();
  }

  private static long count(SortedMap<Integer, Long> sizes, int from, int to) {
    long sum = 0;
    for (Map.Entry<Integer, Long> size : sizes.tailMap(from).entrySet()) {
      if (size.getKey() <= to) sum += size.getValue();
    }
    return sum;
  }
}
