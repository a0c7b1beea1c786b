package org.touchstonehub.command.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.touchstonehub.match.explain.Bridge;
import org.touchstonehub.match.explain.Joining;
import org.touchstonehub.match.explain.Waterfall;

/** An explanation as one page with a chart, which needs nothing from outside. */
final class ExplanationPage {
  /** What the page begins with. */
  private static final String MARKER = "<!DOCTYPE html>\n<!-- touchstone explain -->";

  /** Records of a cluster from which their values are folded. */
  private static final int LARGE = 12;

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
    explained.pair().ifPresent(pair -> pairs.add(new PairPage(pair).context("")));
    explained
        .cluster()
        .flatMap(ExplainedCluster::bridge)
        .ifPresent(pair -> pairs.add(new PairPage(pair).context("The weakest bridge as a pair")));
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
              "weak", EvidenceWords.isWeak(Waterfall.probability(joining.linkBits())),
              "size", joining.size()));
    }
    boolean alone = joinings.isEmpty();
    map.put("alone", alone);
    map.put("isLarge", cluster.members().size() > LARGE);
    map.put("pictures", alone ? List.of() : List.of(new ClusterPicture(cluster, words).context()));
    map.put("hasJoinings", !alone);
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
        "pair", ShownBits.HUNDREDTHS.of(bridge.pairBits()),
        "first", words.keys(bridge.first()),
        "second", words.keys(bridge.second()),
        "link", ShownBits.HUNDREDTHS.of(bridge.linkBits()),
        "words", EvidenceWords.pair(Waterfall.probability(bridge.linkBits())));
  }

  private Map<String, Object> neighbour(Joining near) {
    return Map.of(
        "keys", words.keys(near.second()),
        "link", ShownBits.HUNDREDTHS.of(near.linkBits()),
        "score", ShownBits.HUNDREDTHS.of(near.scoreBits()));
  }
}
