package org.touchstonehub.command.file;

import static org.touchstonehub.command.file.Counts.compact;
import static org.touchstonehub.command.file.Counts.grouped;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Two bars beside each other for each of some steps, on a logarithmic scale, for a few large
 * clusters matter beside thousands of single records.
 */
final class BarPairs {
  /** Of the width that a step has, each of its two bars takes this. */
  private static final double BAR = 0.36;

  /** Width of a character, in the units of the picture. */
  private static final double CHARACTER = 7;

  /** Counts from which the axis is marked in thousands. */
  private static final long LARGE = 10_000;

  private final PlotArea area;
  private final List<Step> steps;
  private final long most;

  /**
   * What is counted in a step, on its left bar and on its right one.
   *
   * @param narrow its label where there is little room
   */
  record Step(String label, String narrow, long left, long right) {}

  BarPairs(PlotArea area, List<Step> steps) {
    this.area = area;
    this.steps = List.copyOf(steps);
    most = steps.stream().mapToLong(step -> Math.max(step.left, step.right)).max().orElse(1);
  }

  Map<String, Object> context() {
    Map<String, Object> plot = new HashMap<>();
    plot.put("area", area);
    plot.put("yTicks", ticks());
    List<Map<String, Object>> bars = new ArrayList<>();
    double room = 1.0 / Math.max(1, steps.size());
    for (int s = 0; s < steps.size(); s++) bars.add(bars(steps.get(s), s * room, room));
    plot.put("steps", bars);
    plot.put("barWidth", String.format(Locale.ROOT, "%.1f", room * BAR * area.width()));
    return plot;
  }

  private Map<String, Object> bars(Step step, double from, double room) {
    double middle = from + room / 2;
    Map<String, Object> map = new HashMap<>();
    map.put("label", step.label());
    map.put("axisLabel", fits(step.label(), room) ? step.label() : step.narrow());
    map.put("leftLabel", above(step.left(), room));
    map.put("rightLabel", above(step.right(), room));
    map.put("middle", area.x(middle));
    map.put("left", grouped(step.left()));
    map.put("right", grouped(step.right()));
    map.put("leftX", area.x(middle - room * BAR));
    map.put("leftMiddle", area.x(middle - room * BAR / 2));
    map.put("leftY", area.y(share(step.left())));
    map.put("leftTall", area.tall(share(step.left())));
    map.put("rightX", area.x(middle));
    map.put("rightMiddle", area.x(middle + room * BAR / 2));
    map.put("rightY", area.y(share(step.right())));
    map.put("rightTall", area.tall(share(step.right())));
    return map;
  }

  /** What stands above a bar, no wider than it. */
  private String above(long count, double room) {
    return fits(grouped(count), room * BAR) ? grouped(count) : compact(count);
  }

  private boolean fits(String text, double room) {
    return text.length() * CHARACTER <= room * area.width();
  }

  private List<Map<String, Object>> ticks() {
    List<Map<String, Object>> ticks = new ArrayList<>();
    for (long t = 1; t <= most; t *= 10) {
      ticks.add(Map.of("at", area.y(share(t)), "label", t < LARGE ? grouped(t) : compact(t)));
    }
    return ticks;
  }

  private double share(long count) {
    return Math.log1p((double) count) / Math.log1p(1.1 * Math.max(1, most));
  }
}
