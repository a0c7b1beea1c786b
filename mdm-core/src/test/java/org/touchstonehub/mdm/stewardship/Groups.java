package org.touchstonehub.mdm.stewardship;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.touchstonehub.match.record.SourceKey;

/** Records joined into groups, each group in the order of keys. */
final class Groups {
  private final Map<SourceKey, Set<SourceKey>> groupOf = new HashMap<>();

  Groups(Collection<SourceKey> records) {
    for (SourceKey key : records) groupOf.put(key, new TreeSet<>(Set.of(key)));
  }

  /** Does nothing if one of the records is not known here. */
  void join(SourceKey a, SourceKey b) {
    Set<SourceKey> groupA = groupOf.get(a);
    Set<SourceKey> groupB = groupOf.get(b);
    if (groupA == null || groupB == null || groupA.contains(b)) return;
    groupA.addAll(groupB);
    for (SourceKey key : groupB) groupOf.put(key, groupA);
  }

  Set<SourceKey> of(SourceKey key) {
    return groupOf.getOrDefault(key, Set.of(key));
  }

  /** In the order of the first key of each. */
  List<Set<SourceKey>> all() {
    Map<SourceKey, Set<SourceKey>> byFirst = new TreeMap<>();
    for (Set<SourceKey> group : groupOf.values()) byFirst.put(group.iterator().next(), group);
    return List.copyOf(byFirst.values());
  }
}
