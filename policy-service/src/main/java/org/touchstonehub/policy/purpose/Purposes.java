package org.touchstonehub.policy.purpose;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The purposes and legal bases that the policy knows, and the tree of purposes. Immutable. */
public final class Purposes {
  private final SortedMap<Purpose, PurposeEntry> entries;
  private final Map<String, LegalBasis> legalBases;

  public Purposes(Collection<PurposeEntry> entries, Collection<LegalBasis> legalBases) {
    this.entries =
        entries.stream()
            .collect(
                Collectors.toMap(
                    PurposeEntry::purpose,
                    e -> e,
                    (a, b) -> {
                      throw new IllegalArgumentException("purpose twice: " + a.purpose());
                    },
                    TreeMap::new));
    this.legalBases =
        legalBases.stream().collect(Collectors.toUnmodifiableMap(LegalBasis::code, b -> b));
  }

  /** In the order of their codes. */
  public List<PurposeEntry> all() {
    return List.copyOf(entries.values());
  }

  public Optional<PurposeEntry> find(Purpose purpose) {
    return Optional.ofNullable(entries.get(purpose));
  }

  public Optional<LegalBasis> legalBasis(String code) {
    return Optional.ofNullable(legalBases.get(code));
  }

  /** The purpose itself and all that it is part of, over any number of steps and parents. */
  public Set<Purpose> withBroader(Purpose purpose) {
    Set<Purpose> found = new TreeSet<>();
    Deque<Purpose> open = new ArrayDeque<>(List.of(purpose));
    while (!open.isEmpty()) {
      Purpose next = open.pop();
      if (!found.add(next)) continue;
      find(next).ifPresent(entry -> open.addAll(entry.broader()));
    }
    return Collections.unmodifiableSet(found);
  }

  /** The purpose itself and all that is part of it, over any number of steps. */
  public Set<Purpose> withNarrower(Purpose purpose) {
    Set<Purpose> found = new TreeSet<>(Set.of(purpose));
    for (Purpose other : entries.keySet()) {
      if (withBroader(other).contains(purpose)) found.add(other);
    }
    return Collections.unmodifiableSet(found);
  }
}
