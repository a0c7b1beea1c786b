package org.touchstonehub.mdm.link;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Clusters that exchange records: those that take records of one golden record. A forest with path
 * halving.
 */
final class Components {
  private final Map<Long, Long> parents = new LinkedHashMap<>();
  private final Map<UUID, Long> taking = new HashMap<>();

  /**
   * @param was a golden record that the cluster takes records of; null for none
   */
  void add(long cluster, @Nullable UUID was) {
    long root = root(cluster);
    if (was == null) return;
    Long other = taking.putIfAbsent(was, cluster);
    if (other != null) parents.put(root, root(other));
  }

  private long root(long cluster) {
    long current = cluster;
    while (true) {
      Long parent = parents.putIfAbsent(current, current);
      if (parent == null || parent == current) return current;
      long grandparent = parents.getOrDefault(parent, parent);
      parents.put(current, grandparent);
      current = grandparent;
    }
  }

  /** Takes a cluster and the number of its component, from 1 in the order of first clusters. */
  interface Taker {
    void take(long cluster, int component) throws java.io.IOException;
  }

  void each(Taker taker) throws java.io.IOException {
    Map<Long, Integer> numbers = new HashMap<>();
    for (Long cluster : java.util.List.copyOf(parents.keySet())) {
      int number = numbers.computeIfAbsent(root(cluster), root -> numbers.size() + 1);
      taker.take(cluster, number);
    }
  }
}
