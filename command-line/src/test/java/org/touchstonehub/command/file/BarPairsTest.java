package org.touchstonehub.command.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.touchstonehub.command.file.MatchReportJson.SizeJson;

class BarPairsTest {
  /** Of the narrowest label font, in the units of the picture. */
  private static final double CHARACTER = 7;

  @Test
  void labels_of_many_steps_with_large_counts_have_room() {
    Map<String, Object> plot =
        SizesPlot.of(
            List.of(
                new SizeJson(1, 1, 7_654_321, 7_654_321),
                new SizeJson(2, 2, 1_014, 2_028),
                new SizeJson(3, 3, 999_999, 12_345),
                new SizeJson(4, 4, 1, 4),
                new SizeJson(5, 5, 1, 5),
                new SizeJson(6, 10, 1, 6),
                new SizeJson(11, 20, 1, 12),
                new SizeJson(21, 50, 1, 22),
                new SizeJson(51, 100, 1, 52),
                new SizeJson(101, 1_000, 1, 102),
                new SizeJson(1_001, 123_456, 1, 123_456)));

    double bar = Double.parseDouble(plot.get("barWidth").toString());
    List<Map<String, Object>> steps = steps(plot);
    for (Map<String, Object> step : steps) {
      assertThat(width(step, "leftLabel")).isLessThanOrEqualTo(bar);
      assertThat(width(step, "rightLabel")).isLessThanOrEqualTo(bar);
    }
    double room = 878.0 / steps.size();
    assertThat(steps).allMatch(step -> width(step, "axisLabel") <= room);
    assertThat(steps.get(10)).containsEntry("axisLabel", "over 1,000");
    assertThat(steps.get(0)).containsEntry("leftLabel", "7.7M").containsEntry("left", "7,654,321");
  }

  @Test
  void counts_are_short_and_say_their_size() {
    assertThat(
            List.of(7L, 999L, 1_014L, 9_960L, 12_345L, 999_499L, 999_600L, 4_100_000L).stream()
                .map(Counts::compact))
        .containsExactly("7", "999", "1.0k", "10k", "12k", "999k", "1.0M", "4.1M");
  }

  @SuppressWarnings("unchecked") // the plot is a map for a template
  private static List<Map<String, Object>> steps(Map<String, Object> plot) {
    return (List<Map<String, Object>>) plot.getOrDefault("steps", List.of());
  }

  private static double width(Map<String, Object> step, String label) {
    return CHARACTER * step.getOrDefault(label, "").toString().length();
  }
}
