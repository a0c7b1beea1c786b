package org.touchstonehub.match.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.touchstonehub.match.rule.EqualKeys;
import org.touchstonehub.match.standardise.Hashes;

/**
 * The records of a live table that rules hold together, by number. A record knows its neighbours in
 * each group only, so that groups of any size cost the same a step to walk.
 */
final class RuleGroups {
  private final Map<Long, TreeSet<Integer>> members = new HashMap<>();
  private final Map<Integer, long[]> groupsOf = new HashMap<>();

  /**
   * @param keys of a table that holds the record
   * @param record its number there
   * @param number its number here
   */
  void add(List<EqualKeys> keys, int record, int number) {
    long[] groups =
        IntStream.range(0, keys.size())
            .boxed()
            .flatMapToLong(rule -> keys.get(rule).hashes(record).map(hash -> Hashes.of(rule, hash)))
            .toArray();
    if (groups.length == 0) return;
    groupsOf.put(number, groups);
    for (long group : groups) {
      members.computeIfAbsent(group, g -> new TreeSet<>()).add(number);
    }
  }

  /** Takes a record out; returns one that is left of each of its groups. */
  Set<Integer> remove(int number) {
    Set<Integer> left = new TreeSet<>();
    long[] groups = groupsOf.remove(number);
    if (groups == null) return left;
    for (long group : groups) {
      TreeSet<Integer> others = Objects.requireNonNull(members.get(group));
      others.remove(number);
      if (others.isEmpty()) members.remove(group);
      else left.add(others.first());
    }
    return left;
  }

  /** The next and the one before in each group of a record. */
  Set<Integer> with(int number) {
    Set<Integer> others = new TreeSet<>();
    for (long group : groupsOf.getOrDefault(number, new long[0])) {
      TreeSet<Integer> all = Objects.requireNonNull(members.get(group));
      Integer before = all.lower(number);
      Integer after = all.higher(number);
      if (before != null) others.add(before);
      if (after != null) others.add(after);
    }
    return others;
  }
}
