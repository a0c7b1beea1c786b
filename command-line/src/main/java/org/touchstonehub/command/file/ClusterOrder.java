package org.touchstonehub.command.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.match.explain.ClusterExplanation;
import org.touchstonehub.match.explain.ClusterLink;
import org.touchstonehub.match.record.SourceKey;

/**
 * The records of a cluster in an order in which those that hang together strongly are neighbours,
 * and the two sides that were joined last stand one after the other.
 *
 * @param gap records of the first of these sides
 */
record ClusterOrder(List<SourceKey> records, int gap) {
  ClusterOrder {
    records = List.copyOf(records);
  }

  static ClusterOrder of(ClusterExplanation cluster) {
    Map<SourceKey, List<SourceKey>> runs = new HashMap<>();
    for (SourceKey key : cluster.members()) runs.put(key, new ArrayList<>(List.of(key)));
    int gap = cluster.members().size();
    for (ClusterLink link : cluster.bonds()) {
      List<SourceKey> first = runs.getOrDefault(link.a(), List.of());
      List<SourceKey> second = runs.getOrDefault(link.b(), List.of());
      if (first.equals(second)) continue;
      gap = first.size();
      List<SourceKey> joined = joined(first, link.a(), second, link.b());
      for (SourceKey key : joined) runs.put(key, joined);
    }
    Set<SourceKey> all = new LinkedHashSet<>();
    for (SourceKey key : cluster.members()) {
      if (!all.contains(key)) all.addAll(runs.getOrDefault(key, List.of()));
    }
    return new ClusterOrder(List.copyOf(all), gap);
  }

  /** Turned so that the two records of the link come near each other. */
  private static List<SourceKey> joined(
      List<SourceKey> first, SourceKey a, List<SourceKey> second, SourceKey b) {
    List<SourceKey> joined = new ArrayList<>(first);
    if (first.indexOf(a) < first.size() / 2) Collections.reverse(joined);
    List<SourceKey> rest = new ArrayList<>(second);
    if (second.indexOf(b) >= (second.size() + 1) / 2) Collections.reverse(rest);
    joined.addAll(rest);
    return joined;
  }

  int size() {
    return records.size();
  }
}
