package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.match.record.SourceKey;

/** The keys of the records of some clusters. */
final class MembersByCluster {
  private final Map<Integer, List<SourceKey>> members = new HashMap<>();

  void add(int cluster, SourceKey key) {
    members.computeIfAbsent(cluster, c -> new ArrayList<>()).add(key);
  }

  /** Those that are not among others, in the order of their smallest keys, each in that of keys. */
  List<List<SourceKey>> without(MembersByCluster others) {
    Set<List<SourceKey>> there = others.sorted();
    return sorted().stream().filter(cluster -> !there.contains(cluster)).toList();
  }

  private Set<List<SourceKey>> sorted() {
    Comparator<List<SourceKey>> bySmallest = Comparator.comparing(cluster -> cluster.get(0));
    return new LinkedHashSet<>(
        members.values().stream()
            .map(cluster -> cluster.stream().sorted().toList())
            .sorted(bySmallest)
            .toList());
  }
}
