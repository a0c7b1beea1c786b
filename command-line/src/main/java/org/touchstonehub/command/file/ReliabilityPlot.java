package org.touchstonehub.command.file;

import static org.touchstonehub.command.file.Counts.grouped;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.touchstonehub.match.evaluate.Reliability;

/** What was stated of pairs against what is true of them, by bins. */
final class ReliabilityPlot {
  private static final PlotArea AREA = new PlotArea(52, 12, 376, 376);
  private static final int TICKS = 5;

  /** Two standard errors: chance alone stays within them 19 times in 20. */
  private static final double CHANCE = 2;

  private final Reliability reliability;

  ReliabilityPlot(Reliability reliability) {
    this.reliability = reliability;
  }

  Map<String, Object> context() {
    Map<String, Object> plot = new HashMap<>();
    plot.put("area", AREA);
    plot.put("hasBins", !reliability.bins().isEmpty());
    plot.put("pairs", grouped(reliability.pairs()));
    plot.put("error", Shares.text(reliability.error()));
    plot.put("chance", Shares.text(reliability.chanceError()));
    plot.put("surest", grouped(reliability.surest()));
    plot.put("wrong", grouped(reliability.wrongOfSurest()));
    plot.put("sure", Reliability.SUREST);
    plot.put("xTicks", xTicks());
    plot.put("yTicks", Shares.ticks(AREA, 0));
    plot.put(
        "line",
        reliability.bins().stream()
            .map(bin -> AREA.point(bin.stated(), bin.matches()))
            .collect(Collectors.joining(" ")));
    plot.put("bins", reliability.bins().stream().map(ReliabilityPlot::bin).toList());
    return plot;
  }

  private static List<Map<String, Object>> xTicks() {
    return IntStream.rangeClosed(0, TICKS)
        .mapToObj(
            t -> {
              double share = (double) t / TICKS;
              return Map.<String, Object>of(
                  "at", AREA.x(share), "label", String.format(Locale.ROOT, "%.1f", share));
            })
        .toList();
  }

  private static Map<String, Object> bin(Reliability.Bin bin) {
    double chance = CHANCE * bin.chance();
    Map<String, Object> map = new HashMap<>();
    map.put("x", AREA.x(bin.stated()));
    map.put("y", AREA.y(bin.matches()));
    map.put("low", AREA.y(bin.stated() - chance));
    map.put("high", AREA.y(bin.stated() + chance));
    map.put("from", String.format(Locale.ROOT, "%.3f", bin.from()));
    map.put("to", String.format(Locale.ROOT, "%.3f", bin.to()));
    map.put("stated", String.format(Locale.ROOT, "%.3f", bin.stated()));
    map.put("matches", String.format(Locale.ROOT, "%.3f", bin.matches()));
    map.put("pairs", grouped(bin.pairs()));
    map.put("beyondChance", Math.abs(bin.stated() - bin.matches()) > chance);
    return map;
  }
}
