package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.match.record.SourceKey;

/** Constraints, found by either of their records. Immutable. */
final class ConstraintsByKey {
  static final ConstraintsByKey NONE = of(Constraints.NONE);

  private final Map<SourceKey, List<Constraints.Pair>> mustLinks;
  private final Map<SourceKey, List<Constraints.Pair>> cannotLinks;

  private ConstraintsByKey(
      Map<SourceKey, List<Constraints.Pair>> mustLinks,
      Map<SourceKey, List<Constraints.Pair>> cannotLinks) {
    this.mustLinks = mustLinks;
    this.cannotLinks = cannotLinks;
  }

  static ConstraintsByKey of(Constraints constraints) {
    return new ConstraintsByKey(byKey(constraints.mustLink()), byKey(constraints.cannotLink()));
  }

  private static Map<SourceKey, List<Constraints.Pair>> byKey(List<Constraints.Pair> pairs) {
    Map<SourceKey, List<Constraints.Pair>> byKey = new HashMap<>();
    for (Constraints.Pair pair : pairs) {
      byKey.computeIfAbsent(pair.a(), k -> new ArrayList<>()).add(pair);
      byKey.computeIfAbsent(pair.b(), k -> new ArrayList<>()).add(pair);
    }
    return byKey;
  }

  boolean isEmpty() {
    return mustLinks.isEmpty() && cannotLinks.isEmpty();
  }

  /** The records that must be one with a record. */
  List<SourceKey> mustLinked(SourceKey key) {
    return mustLinks.getOrDefault(key, List.of()).stream()
        .map(pair -> pair.a().equals(key) ? pair.b() : pair.a())
        .toList();
  }

  /** The constraints that name one of some records. */
  Constraints of(Collection<SourceKey> keys) {
    if (isEmpty()) return Constraints.NONE;
    Set<Constraints.Pair> must = new LinkedHashSet<>();
    Set<Constraints.Pair> cannot = new LinkedHashSet<>();
    for (SourceKey key : keys) {
      must.addAll(mustLinks.getOrDefault(key, List.of()));
      cannot.addAll(cannotLinks.getOrDefault(key, List.of()));
    }
    return new Constraints(List.copyOf(must), List.copyOf(cannot));
  }

  /** The records that other constraints name, or name otherwise. */
  Set<SourceKey> different(ConstraintsByKey other) {
    Set<SourceKey> different = new HashSet<>();
    addDifferent(mustLinks, other.mustLinks, different);
    addDifferent(cannotLinks, other.cannotLinks, different);
    return different;
  }

  private static void addDifferent(
      Map<SourceKey, List<Constraints.Pair>> a,
      Map<SourceKey, List<Constraints.Pair>> b,
      Set<SourceKey> different) {
    Set<SourceKey> keys = new HashSet<>(a.keySet());
    keys.addAll(b.keySet());
    for (SourceKey key : keys) {
      if (!a.getOrDefault(key, List.of()).equals(b.getOrDefault(key, List.of()))) {
        different.add(key);
      }
    }
  }
}
