package org.touchstonehub.command.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.touchstonehub.match.explain.ClusterLink;
import org.touchstonehub.match.explain.Joining;
import org.touchstonehub.match.explain.Waterfall;
import org.touchstonehub.match.record.SourceKey;

/**
 * A cluster as a picture: its records one below the other, those that hang together strongly beside
 * each other, and their links as arcs. Those over which it was joined have the weight of the join
 * beside them; the weak ones stand out.
 */
final class ClusterPicture {
  private static final int WIDE_ROW = 30;
  private static final int NARROW_ROW = 22;

  /** Records that are drawn with room between them. */
  private static final int FEW_RECORDS = 20;

  private static final int TOP = 16;
  private static final int NAMES = 270;
  private static final int MOST_NAME = 34;

  /** The picture may be shown this much smaller than drawn before it is scrolled. */
  private static final double LEAST_SCALE = 0.72;

  /** How far the arc of two neighbours reaches, and the one of the first and the last at most. */
  private static final int LEAST_REACH = 44;

  private static final int MOST_REACH = 300;

  /** What an arc reaches more for each record that it passes, where there is room. */
  private static final int REACH = 46;

  private static final int LABEL_GAP = 4;
  private static final int LABEL_WIDTH = 52;
  private static final int LABEL_HEIGHT = 17;

  /** Records that are drawn: of larger clusters those around the last join. */
  private static final int MOST_RECORDS = 80;

  private final ExplanationWords words;
  private final ExplainedCluster cluster;
  private final List<SourceKey> order;
  private final int hidden;
  private final Map<SourceKey, Integer> rowOf = new HashMap<>();
  private final List<Box> labels = new ArrayList<>();

  private record Box(double x, double y) {
    boolean collides(Box other) {
      return Math.abs(x - other.x) < LABEL_WIDTH && Math.abs(y - other.y) < LABEL_HEIGHT;
    }
  }

  ClusterPicture(ExplainedCluster cluster, ExplanationWords words) {
    this.words = words;
    this.cluster = cluster;
    ClusterOrder whole = ClusterOrder.of(cluster.why());
    int from = Math.max(0, Math.min(whole.gap() - MOST_RECORDS / 2, whole.size() - MOST_RECORDS));
    int to = Math.min(whole.size(), from + MOST_RECORDS);
    order = whole.records().subList(from, to);
    hidden = whole.size() - order.size();
    for (SourceKey key : order) rowOf.put(key, rowOf.size());
  }

  Map<String, Object> context() {
    Map<String, Object> map = new HashMap<>();
    double width = NAMES + reach(Math.max(1, order.size() - 1)) + LABEL_WIDTH + LABEL_GAP;
    map.put("width", text(width));
    map.put("least", text(LEAST_SCALE * width));
    map.put("height", y(order.size() - 1) + TOP);
    map.put("nodeX", NAMES);
    map.put("nameX", NAMES - 14);
    map.put("records", records());
    map.put("bonds", bonds());
    map.put("others", others());
    map.put("hidden", hidden == 0 ? "" : ExplanationWords.count(hidden));
    map.put("drawn", order.size());
    return map;
  }

  private List<Map<String, Object>> records() {
    Map<SourceKey, String> named = new HashMap<>();
    for (int m = 0; m < cluster.members().size(); m++) {
      named.put(cluster.why().members().get(m), told(cluster.members().get(m)));
    }
    List<Map<String, Object>> records = new ArrayList<>();
    for (SourceKey key : order) {
      String name = words.name(key);
      String values = named.getOrDefault(key, "");
      String whole = name + "  " + values;
      records.add(
          Map.of(
              "name", SideBySide.cut(name, MOST_NAME),
              "values", SideBySide.cut(values, Math.max(0, MOST_NAME - name.length())),
              "whole", whole,
              "y", y(records.size())));
    }
    return records;
  }

  /** The first few values of a record. */
  private static String told(ExplainedCluster.Member member) {
    return String.join(" ", member.values().stream().filter(v -> !v.isEmpty()).limit(2).toList());
  }

  /** The weakest first, so that they have their labels. */
  private List<Map<String, Object>> bonds() {
    List<Joining> joinings = cluster.why().joinings();
    return IntStream.range(0, joinings.size())
        .filter(j -> isDrawn(cluster.why().bonds().get(j)))
        .boxed()
        .sorted(Comparator.comparingDouble(j -> joinings.get(j).linkBits()))
        .map(j -> bond(cluster.why().bonds().get(j), joinings.get(j).linkBits()))
        .toList();
  }

  private boolean isDrawn(ClusterLink link) {
    return rowOf.containsKey(link.a()) && rowOf.containsKey(link.b());
  }

  private Map<String, Object> bond(ClusterLink link, double joined) {
    Map<String, Object> map = arc(link, joined);
    Box box = box(link);
    boolean labelled = labels.stream().noneMatch(box::collides);
    if (labelled) labels.add(box);
    map.put("kind", EvidenceWords.isWeak(Waterfall.probability(joined)) ? "weak" : "holds");
    map.put("label", labelled ? ShownBits.TENTHS.of(joined) : "");
    map.put("x", text(box.x() + LABEL_GAP));
    map.put("y", text(box.y()));
    return map;
  }

  private List<Map<String, Object>> others() {
    return cluster.why().others().stream()
        .filter(this::isDrawn)
        .map(link -> arc(link, link.bits()))
        .toList();
  }

  private Map<String, Object> arc(ClusterLink link, double bits) {
    Map<String, Object> map = new HashMap<>();
    map.put("path", path(y(row(link.a())), y(row(link.b())), reach(link)));
    map.put("a", words.name(link.a()));
    map.put("b", words.name(link.b()));
    map.put("bits", ShownBits.TENTHS.of(bits));
    map.put("words", EvidenceWords.pair(Waterfall.probability(bits)));
    return map;
  }

  private Box box(ClusterLink link) {
    return new Box(NAMES + reach(link), (y(row(link.a())) + y(row(link.b()))) / 2.0);
  }

  private int row(SourceKey key) {
    return rowOf.getOrDefault(key, 0);
  }

  private double reach(ClusterLink link) {
    return reach(Math.abs(row(link.a()) - row(link.b())));
  }

  private double reach(int span) {
    double room = (double) (MOST_REACH - LEAST_REACH) / Math.max(1, order.size() - 2);
    return LEAST_REACH + Math.min(REACH, room) * (span - 1);
  }

  /** A curve that reaches as far to the right as is asked for: its handles three quarters more. */
  private static String path(int from, int to, double reach) {
    String handle = text(NAMES + reach * 4 / 3);
    return String.format(
        Locale.ROOT, "M%d %d C%s %d %s %d %d %d", NAMES, from, handle, from, handle, to, NAMES, to);
  }

  private int y(int row) {
    return TOP + (order.size() > FEW_RECORDS ? NARROW_ROW : WIDE_ROW) * row;
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
