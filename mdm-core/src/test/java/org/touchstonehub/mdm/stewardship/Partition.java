package org.touchstonehub.mdm.stewardship;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;

/** Clusters of a few records that keep what stewards decided, whoever made them. */
final class Partition {
  private Partition() {}

  /**
   * Mends clusters where they break a constraint: must-linked records go to the cluster of the
   * first of them; of two groups that must not be together the later one leaves. Clusters that keep
   * the constraints come back as they are.
   */
  static List<Set<SourceKey>> keeping(
      Constraints constraints, Collection<? extends Collection<SourceKey>> clusters) {
    Map<SourceKey, Integer> clusterOf = new TreeMap<>();
    int count = 0;
    for (Collection<SourceKey> cluster : clusters) {
      for (SourceKey key : cluster) clusterOf.put(key, count);
      count++;
    }
    Groups groups = new Groups(clusterOf.keySet());
    for (Constraints.Pair pair : constraints.mustLink()) groups.join(pair.a(), pair.b());
    for (Set<SourceKey> group : groups.all()) {
      Integer home = clusterOf.get(group.iterator().next());
      for (SourceKey key : group) clusterOf.put(key, home);
    }
    for (Constraints.Pair pair : inOrder(constraints.cannotLink())) {
      Integer a = clusterOf.get(pair.a());
      Integer b = clusterOf.get(pair.b());
      if (a == null || b == null || !a.equals(b)) continue;
      Set<SourceKey> leaving = groups.of(later(pair));
      if (leaving.contains(pair.a()) && leaving.contains(pair.b())) continue;
      for (SourceKey key : leaving) clusterOf.put(key, count);
      count++;
    }
    Map<Integer, Set<SourceKey>> result = new LinkedHashMap<>();
    clusterOf.forEach(
        (key, cluster) -> result.computeIfAbsent(cluster, ignored -> new TreeSet<>()).add(key));
    return new ArrayList<>(result.values());
  }

  private static SourceKey later(Constraints.Pair pair) {
    return pair.a().compareTo(pair.b()) < 0 ? pair.b() : pair.a();
  }

  private static List<Constraints.Pair> inOrder(List<Constraints.Pair> pairs) {
    return pairs.stream()
        .sorted(
            Comparator.comparing(Partition::later)
                .thenComparing(Constraints.Pair::a)
                .thenComparing(Constraints.Pair::b))
        .toList();
  }
}
