package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.touchstonehub.match.record.SourceKey;

/**
 * Walks the components that a step touches, as they are after it: what is stored, without the old
 * versions of what changed, with the new ones in their places. One look-up of each kind a round.
 */
final class Walk {
  private final Neighbourhood around;
  private final Arrivals arrivals;
  private final Set<SourceKey> gone;
  private final Map<SourceKey, Placed> arrived = new HashMap<>();
  private final Map<Long, Set<SourceKey>> arrivedInGroup = new HashMap<>();

  private final Map<SourceKey, Placed> there = new TreeMap<>();
  private final Map<SourceKey, List<SourceKey>> changed = new TreeMap<>();
  private final Set<Constraints.Pair> must = new LinkedHashSet<>();
  private final Set<Constraints.Pair> cannot = new LinkedHashSet<>();
  private final Set<Long> groups = new HashSet<>();

  /**
   * @param gone records whose stored version is no more
   */
  Walk(Neighbourhood around, Arrivals arrivals, Set<SourceKey> gone) {
    this.around = around;
    this.arrivals = arrivals;
    this.gone = gone;
    for (Placed record : arrivals.placed()) {
      arrived.put(record.key(), record);
      for (long group : record.ruleGroups()) {
        arrivedInGroup.computeIfAbsent(group, g -> new TreeSet<>()).add(record.key());
      }
    }
  }

  /** Walks until nothing new is found. */
  void from(Collection<SourceKey> seeds) {
    from(seeds, Integer.MAX_VALUE);
  }

  /**
   * The same, or stops at a round that finds more.
   *
   * @param most records
   * @return whether all were found
   */
  boolean from(Collection<SourceKey> seeds, int most) {
    Set<SourceKey> seen = new TreeSet<>(seeds);
    Set<SourceKey> next = new TreeSet<>(seeds);
    while (!next.isEmpty()) {
      Set<SourceKey> found = round(next);
      found.removeIf(key -> !seen.add(key));
      if (seen.size() > most) return false;
      next = found;
    }
    return true;
  }

  /** Takes some records in; tells who hangs together with them. */
  private Set<SourceKey> round(Set<SourceKey> keys) {
    List<Placed> records = load(keys);
    Set<SourceKey> found = new TreeSet<>();
    LongStream.Builder inGroups = LongStream.builder();
    for (Placed record : records) {
      there.put(record.key(), record);
      found.addAll(record.neighbours());
      for (long group : record.ruleGroups()) {
        if (!groups.add(group)) continue;
        inGroups.add(group);
        found.addAll(arrivedInGroup.getOrDefault(group, Set.of()));
      }
    }
    long[] unseen = Arrivals.distinct(inGroups.build());
    if (unseen.length > 0) {
      for (SourceKey key : around.inGroups(unseen)) if (!gone.contains(key)) found.add(key);
    }
    found.addAll(mustLinked(records));
    return found;
  }

  private List<Placed> load(Set<SourceKey> keys) {
    List<Placed> records = new ArrayList<>();
    List<SourceKey> stored = new ArrayList<>();
    for (SourceKey key : keys) {
      Placed record = arrived.get(key);
      if (record != null) records.add(record);
      else if (!gone.contains(key)) stored.add(key);
    }
    if (stored.isEmpty()) return records;
    for (Placed record : around.of(stored)) records.add(afterwards(record));
    return records;
  }

  /** A stored record with the neighbours that it has after the step. */
  private Placed afterwards(Placed record) {
    Set<SourceKey> neighbours = new TreeSet<>(record.neighbours());
    neighbours.removeAll(gone);
    neighbours.addAll(arrivals.met(record.key()));
    if (neighbours.equals(new TreeSet<>(record.neighbours()))) return record;
    Placed now = record.beside(List.copyOf(neighbours));
    changed.put(now.key(), now.neighbours());
    return now;
  }

  private Set<SourceKey> mustLinked(List<Placed> records) {
    Set<SourceKey> linked = new TreeSet<>();
    if (records.isEmpty()) return linked;
    Constraints named = around.constraints(records.stream().map(Placed::key).toList());
    must.addAll(named.mustLink());
    cannot.addAll(named.cannotLink());
    for (Constraints.Pair pair : named.mustLink()) {
      linked.add(pair.a());
      linked.add(pair.b());
    }
    return linked;
  }

  /** Every record that was walked, in the order of keys. */
  List<Placed> records() {
    return List.copyOf(there.values());
  }

  /** Neighbours of records that were stored before, where they are others now. */
  Map<SourceKey, List<SourceKey>> changed() {
    return changed;
  }

  /** The constraints on what was walked. */
  Constraints constraints() {
    return new Constraints(List.copyOf(must), List.copyOf(cannot));
  }
}
