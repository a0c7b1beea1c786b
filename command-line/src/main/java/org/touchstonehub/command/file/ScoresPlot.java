package org.touchstonehub.command.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How probable the compared pairs are stated to be: those that were linked beside the others. */
final class ScoresPlot {
  private static final PlotArea AREA = new PlotArea(64, 16, 878, 250);
  private static final List<String> TICKS =
      List.of("0.000001", "0.0001", "0.01", "0.5", "0.99", "0.9999", "0.999999");

  private final List<MatchReportJson.ScoreJson> scores;

  /**
   * @param scores steps of equal width, ascending
   */
  ScoresPlot(List<MatchReportJson.ScoreJson> scores) {
    this.scores = withoutEmptyEnds(scores);
  }

  boolean isEmpty() {
    return scores.isEmpty();
  }

  private static List<MatchReportJson.ScoreJson> withoutEmptyEnds(
      List<MatchReportJson.ScoreJson> scores) {
    int from = 0;
    int to = scores.size();
    while (from < to && isEmpty(scores.get(from))) from++;
    while (to > from && isEmpty(scores.get(to - 1))) to--;
    return scores.subList(from, to);
  }

  private static boolean isEmpty(MatchReportJson.ScoreJson step) {
    return step.linked() + step.apart() == 0;
  }

  Map<String, Object> context() {
    List<BarPairs.Step> steps =
        scores.stream()
            .map(
                step ->
                    new BarPairs.Step(
                        "%d to %d".formatted(step.fromBits(), step.toBits()),
                        "",
                        step.apart(),
                        step.linked()))
            .toList();
    Map<String, Object> plot = new HashMap<>(new BarPairs(AREA, steps).context());
    plot.put("xTicks", ticks());
    return plot;
  }

  private List<Map<String, Object>> ticks() {
    double least = scores.get(0).fromBits();
    double most = scores.get(scores.size() - 1).toBits();
    List<Map<String, Object>> ticks = new ArrayList<>();
    for (String label : TICKS) {
      double probability = Double.parseDouble(label);
      double bits = Math.log(probability / (1 - probability)) / Math.log(2);
      if (bits < least || bits > most) continue;
      String at = AREA.x((bits - least) / (most - least));
      ticks.add(Map.of("at", at, "label", label));
    }
    return ticks;
  }
}
