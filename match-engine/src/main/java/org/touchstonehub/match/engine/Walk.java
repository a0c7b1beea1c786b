package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.touchstonehub.match.record.SourceKey;

/**
 * Walks from records to those that they are tied to, as they are after a step: what is stored,
 * without the old versions of what changed, with the new ones in their places. One look-up of each
 * kind a round.
 */
final class Walk {
  private final Neighbourhood around;
  private final Arrivals arrivals;
  private final Set<SourceKey> gone;
  private final Map<SourceKey, Placed> arrived = new HashMap<>();
  private final Map<Long, Set<SourceKey>> arrivedInGroup = new HashMap<>();

  private final Set<SourceKey> seen = new HashSet<>();
  private final Map<SourceKey, Placed> there = new TreeMap<>();
  private final Map<SourceKey, Standing> stored = new HashMap<>();
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

  /**
   * Walks on until nothing new is found, or stops at a round that finds too many.
   *
   * @param most records
   * @return whether all were found
   */
  boolean from(Collection<SourceKey> seeds, int most) {
    Set<SourceKey> next = new TreeSet<>(seeds);
    next.removeIf(key -> !seen.add(key));
    while (!next.isEmpty()) {
      Set<SourceKey> found = round(next);
      found.removeIf(key -> !seen.add(key));
      if (seen.size() > most) return false;
      next = found;
    }
    return true;
  }

  /** Takes some records in; tells who is tied to them. */
  private Set<SourceKey> round(Set<SourceKey> keys) {
    List<Placed> records = load(keys);
    Set<SourceKey> found = new TreeSet<>();
    LongStream.Builder inGroups = LongStream.builder();
    for (Placed record : records) {
      there.put(record.key(), record);
      found.addAll(record.standing().tied());
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
    List<SourceKey> before = new ArrayList<>();
    for (SourceKey key : keys) {
      Placed record = arrived.get(key);
      if (record != null) records.add(record);
      else if (!gone.contains(key)) before.add(key);
    }
    if (before.isEmpty()) return records;
    for (Placed record : around.of(before)) {
      stored.put(record.key(), record.standing());
      records.add(record.standing(afterwards(record)));
    }
    return records;
  }

  /** With the neighbours that a stored record has after the step; whom it met are tied to it. */
  private Standing afterwards(Placed record) {
    Standing before = record.standing();
    Set<SourceKey> met = arrivals.met(record.key());
    Set<SourceKey> tied = new TreeSet<>(before.tied());
    tied.removeAll(gone);
    tied.addAll(met);
    Set<SourceKey> untied = new TreeSet<>(before.untied());
    untied.removeAll(gone);
    untied.removeAll(met);
    return new Standing(List.copyOf(tied), List.copyOf(untied), before.course());
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

  /** The neighbours, tied or not, of all that was walked. */
  Set<SourceKey> around() {
    Set<SourceKey> all = new TreeSet<>();
    for (Placed record : there.values()) all.addAll(record.standing().neighbours());
    return all;
  }

  /**
   * Who may notice what became of the records: neighbours of those that others see otherwise than
   * before, where they were not walked yet.
   */
  Set<SourceKey> reached(TouchedClusters clusters) {
    Set<SourceKey> reached = new TreeSet<>();
    for (Placed record : there.values()) {
      Standing before = stored.get(record.key());
      boolean isSame = before != null && before.course() == clusters.course(record.key());
      if (!isSame) reached.addAll(record.standing().neighbours());
    }
    reached.removeAll(seen);
    return reached;
  }

  /** The records that arrived, as they are to be stored. */
  List<Placed> placed(TouchedClusters clusters) {
    return arrivals.placed().stream()
        .map(record -> record.standing(clusters.standing(record)))
        .toList();
  }

  /** How records stand that were stored before, where it is not what is stored. */
  Map<SourceKey, Standing> changed(TouchedClusters clusters) {
    Map<SourceKey, Standing> changed = new TreeMap<>();
    stored.forEach(
        (key, before) -> {
          Standing now = clusters.standing(Objects.requireNonNull(there.get(key)));
          if (!now.equals(before)) changed.put(key, now);
        });
    return changed;
  }

  /** The constraints on what was walked. */
  Constraints constraints() {
    return new Constraints(List.copyOf(must), List.copyOf(cannot));
  }
}
