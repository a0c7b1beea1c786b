package org.touchstonehub.command.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.touchstonehub.match.explain.Bridge;
import org.touchstonehub.match.explain.Joining;
import org.touchstonehub.match.explain.Part;

/** An explanation as one page with a chart, which needs nothing from outside. */
final class ExplanationPage {
  /** What the page begins with. */
  private static final String MARKER = "<!DOCTYPE html>\n<!-- touchstone explain -->";

  private final String model;
  private final ExplanationWords words;

  ExplanationPage(String model, ExplanationWords words) {
    this.model = model;
    this.words = words;
  }

  /** Whether a file is such a page. */
  static boolean isOne(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] beginning = in.readNBytes(MARKER.length());
      return new String(beginning, StandardCharsets.UTF_8).equals(MARKER);
    }
  }

  String of(ExplainCommand.Explained explained) {
    return Pages.of("explain.mustache", context(explained));
  }

  private Map<String, Object> context(ExplainCommand.Explained explained) {
    Map<String, Object> page = new HashMap<>();
    page.put("model", model);
    page.put("clusters", explained.cluster().map(this::cluster).stream().toList());
    List<Map<String, Object>> pairs = new ArrayList<>();
    explained.pair().ifPresent(pair -> pairs.add(pair(pair, "")));
    explained
        .cluster()
        .flatMap(ExplainedCluster::bridge)
        .ifPresent(pair -> pairs.add(pair(pair, "The weakest bridge as a pair")));
    page.put("pairs", pairs);
    String title =
        explained
            .pair()
            .map(pair -> pair.a() + " and " + pair.b())
            .orElseGet(
                () -> "cluster " + explained.cluster().map(ExplainedCluster::number).orElseThrow());
    page.put("title", title);
    return page;
  }

  private static Map<String, Object> pair(ExplainedPair pair, String heading) {
    Map<String, Object> map = new HashMap<>();
    map.put("heading", heading);
    map.put("a", pair.a());
    map.put("b", pair.b());
    map.put("verdict", ExplanationWords.verdict(pair));
    map.put("compared", ExplanationWords.compared(pair.why().fate()));
    map.put("rules", pair.why().fate().rules().stream().map(ExplanationWords::rule).toList());
    map.put("joining", ExplanationWords.joining(pair.why().fate()));
    map.put("together", pair.why().fate().isTogether());
    map.put("bits", ShownBits.of(pair.why().waterfall().bits()));
    map.put("probability", ShownBits.probability(pair.why().waterfall().probability()));
    map.put("values", pair.values().stream().map(ExplanationPage::value).toList());
    List<ShownBits.Line> lines = ShownBits.lines(pair.why().waterfall());
    map.put("bars", bars(lines));
    map.put(
        "missing",
        String.join(
            ", ",
            lines.stream()
                .map(ShownBits.Line::part)
                .filter(part -> part.kind() == Part.Kind.MISSING)
                .map(Part::subject)
                .toList()));
    return map;
  }

  private static Map<String, Object> value(ExplainedPair.Value value) {
    return Map.of(
        "attribute", value.attribute(), "a", value.a(), "b", value.b(), "differs", value.differs());
  }

  private static List<Map<String, Object>> bars(List<ShownBits.Line> lines) {
    double low = 0;
    double high = 0;
    for (ShownBits.Line line : lines) {
      low = Math.min(low, line.to());
      high = Math.max(high, line.to());
    }
    double width = Math.max(1e-9, high - low);
    List<Map<String, Object>> bars = new ArrayList<>();
    for (ShownBits.Line line : lines) {
      if (ShownBits.isNothing(line)) continue;
      Map<String, Object> bar = new HashMap<>();
      bar.put("label", ExplanationWords.part(line.part()));
      bar.put("bits", line.bits());
      bar.put("sum", ShownBits.of(line.to()));
      bar.put("left", percent((Math.min(line.from(), line.to()) - low) / width));
      bar.put("width", percent(Math.abs(line.to() - line.from()) / width));
      bar.put("zero", percent(-low / width));
      bar.put("against", line.to() < line.from());
      bars.add(bar);
    }
    return bars;
  }

  private Map<String, Object> cluster(ExplainedCluster cluster) {
    Map<String, Object> map = new HashMap<>();
    map.put("number", cluster.number());
    map.put("count", ExplanationWords.count(cluster.members().size()));
    map.put("attributes", cluster.attributes());
    map.put("members", cluster.members());
    List<Map<String, Object>> joinings = new ArrayList<>();
    for (Joining joining : cluster.why().joinings()) {
      joinings.add(
          Map.of(
              "step", joinings.size() + 1,
              "first", words.keys(joining.first()),
              "second", words.keys(joining.second()),
              "how", ExplanationWords.stage(joining),
              "size", joining.size()));
    }
    map.put("hasJoinings", !joinings.isEmpty());
    map.put("joinings", joinings);
    map.put("bridges", cluster.why().bridge().map(this::bridge).stream().toList());
    map.put("hasNeighbours", !cluster.why().neighbours().isEmpty());
    map.put("neighbours", cluster.why().neighbours().stream().map(this::neighbour).toList());
    return map;
  }

  private Map<String, Object> bridge(Bridge bridge) {
    return Map.of(
        "a", words.name(bridge.a()),
        "b", words.name(bridge.b()),
        "pair", ShownBits.of(bridge.pairBits()),
        "first", words.keys(bridge.first()),
        "second", words.keys(bridge.second()),
        "link", ShownBits.of(bridge.linkBits()));
  }

  private Map<String, Object> neighbour(Joining near) {
    return Map.of(
        "keys", words.keys(near.second()),
        "link", ShownBits.of(near.linkBits()),
        "score", ShownBits.of(near.scoreBits()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f", 100 * Math.min(1, Math.max(0, share)));
  }
}
