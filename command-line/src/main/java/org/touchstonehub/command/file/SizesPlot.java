package org.touchstonehub.command.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.touchstonehub.match.evaluate.ClusterSizes;

/** How many clusters of each size were found, beside how many there are. */
final class SizesPlot {
  private static final PlotArea AREA = new PlotArea(64, 24, 878, 250);

  /** Of the width that a size has, each of its two bars takes this. */
  private static final double BAR = 0.36;

  private final List<Step> steps = new ArrayList<>();
  private long most = 1;

  private record Step(String label, long found, long truth) {}

  SizesPlot(ClusterSizes sizes) {
    int largest = Math.max(largest(sizes.found()), largest(sizes.truth()));
    int from = 1;
    for (int to : Tally.steps()) {
      if (from > largest) break;
      long found = count(sizes.found(), from, to);
      long truth = count(sizes.truth(), from, to);
      most = Math.max(most, Math.max(found, truth));
      int end = Math.min(to, largest);
      String label = from == end ? "%,d".formatted(from) : "%,d to %,d".formatted(from, end);
      steps.add(new Step(label, found, truth));
      from = to == Integer.MAX_VALUE ? to : to + 1;
      if (to == Integer.MAX_VALUE) break;
    }
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

  Map<String, Object> context() {
    Map<String, Object> plot = new HashMap<>();
    plot.put("area", AREA);
    plot.put("yTicks", ticks());
    List<Map<String, Object>> bars = new ArrayList<>();
    double room = 1.0 / Math.max(1, steps.size());
    for (int s = 0; s < steps.size(); s++) bars.add(bars(steps.get(s), s * room, room));
    plot.put("steps", bars);
    plot.put("barWidth", String.format(Locale.ROOT, "%.1f", room * BAR * AREA.width()));
    return plot;
  }

  private Map<String, Object> bars(Step step, double from, double room) {
    double middle = from + room / 2;
    Map<String, Object> map = new HashMap<>();
    map.put("label", step.label());
    map.put("middle", AREA.x(middle));
    map.put("found", String.format(Locale.ROOT, "%,d", step.found()));
    map.put("truth", String.format(Locale.ROOT, "%,d", step.truth()));
    map.put("foundX", AREA.x(middle - room * BAR));
    map.put("foundMiddle", AREA.x(middle - room * BAR / 2));
    map.put("foundY", AREA.y(share(step.found())));
    map.put("foundTall", AREA.tall(share(step.found())));
    map.put("truthX", AREA.x(middle));
    map.put("truthMiddle", AREA.x(middle + room * BAR / 2));
    map.put("truthY", AREA.y(share(step.truth())));
    map.put("truthTall", AREA.tall(share(step.truth())));
    return map;
  }

  private List<Map<String, Object>> ticks() {
    List<Map<String, Object>> ticks = new ArrayList<>();
    for (long t = 1; t <= most; t *= 10) {
      ticks.add(Map.of("at", AREA.y(share(t)), "label", String.format(Locale.ROOT, "%,d", t)));
    }
    return ticks;
  }

  /** Logarithmic, for a few large clusters matter beside thousands of single records. */
  private double share(long count) {
    return Math.log1p((double) count) / Math.log1p(1.1 * most);
  }
}
