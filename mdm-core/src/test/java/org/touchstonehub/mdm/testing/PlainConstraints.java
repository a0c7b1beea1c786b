package org.touchstonehub.mdm.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;

/** Joins clusters of must-linked records, and takes records that cannot stay out of them. */
final class PlainConstraints {
  private PlainConstraints() {}

  static List<Set<SourceKey>> keep(Constraints constraints, List<Set<SourceKey>> clusters) {
    List<Set<SourceKey>> result = new ArrayList<>(clusters);
    for (Constraints.Pair pair : constraints.mustLink()) {
      Set<SourceKey> a = of(result, pair.a());
      Set<SourceKey> b = of(result, pair.b());
      if (a.isEmpty() || b.isEmpty() || a.equals(b)) continue;
      result.remove(a);
      result.remove(b);
      Set<SourceKey> joined = new TreeSet<>(a);
      joined.addAll(b);
      result.add(joined);
    }
    for (Constraints.Pair pair : constraints.cannotLink()) {
      Set<SourceKey> both = of(result, pair.a());
      if (!both.contains(pair.b())) continue;
      Set<SourceKey> leaving = linked(constraints, pair.b());
      leaving.retainAll(both);
      Set<SourceKey> staying = new TreeSet<>(both);
      staying.removeAll(leaving);
      result.remove(both);
      result.add(staying);
      result.add(leaving);
    }
    return result;
  }

  private static Set<SourceKey> of(List<Set<SourceKey>> clusters, SourceKey key) {
    return clusters.stream().filter(c -> c.contains(key)).findFirst().orElse(Set.of());
  }

  private static Set<SourceKey> linked(Constraints constraints, SourceKey start) {
    Set<SourceKey> linked = new TreeSet<>(Set.of(start));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Constraints.Pair pair : constraints.mustLink()) {
        if (linked.contains(pair.a())) grew |= linked.add(pair.b());
        else if (linked.contains(pair.b())) grew |= linked.add(pair.a());
      }
    }
    return linked;
  }
}
