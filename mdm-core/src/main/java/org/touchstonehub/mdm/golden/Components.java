package org.touchstonehub.mdm.golden;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Connected golden ids: a forest with path halving. */
final class Components {
  private final Map<UUID, UUID> parents = new LinkedHashMap<>();

  void join(UUID a, @Nullable UUID b) {
    UUID rootA = root(a);
    if (b != null) parents.put(root(b), rootA);
  }

  /** The same for all ids that were joined; an id that is new stands alone. */
  UUID root(UUID id) {
    UUID current = id;
    while (true) {
      UUID parent = parents.putIfAbsent(current, current);
      if (parent == null || parent.equals(current)) return current;
      UUID grandparent = parents.getOrDefault(parent, parent);
      parents.put(current, grandparent);
      current = grandparent;
    }
  }

  /** In the order in which they were first seen. */
  Set<UUID> members() {
    return new LinkedHashSet<>(parents.keySet());
  }
}
