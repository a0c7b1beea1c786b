package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

/** Records that come in together: where they belong, and whom they meet there. */
final class Arrivals {
  /** Records whose candidates are looked up at once: these are held in memory. */
  private static final int CHUNK = 256;

  /** Records of its rule groups that a record is compared with. */
  private static final int MOST_RULED = 16;

  private static final Comparator<Candidate> MOST_PROBABLE_FIRST =
      Comparator.comparingDouble(Candidate::probability).reversed().thenComparing(Candidate::key);

  private final TrainedModel trained;
  private final List<String> attributes;
  private final List<Placed> placed = new ArrayList<>(); // in the order of keys, no neighbours yet
  private final Map<SourceKey, Set<SourceKey>> neighbours = new TreeMap<>();
  private final Map<SourceKey, List<Candidate>> candidates = new HashMap<>();

  Arrivals(TrainedModel trained, Map<SourceKey, @Nullable String[]> put) {
    this.trained = trained;
    attributes = trained.model().attributes().stream().map(Attribute::name).toList();
    if (put.isEmpty()) return;
    RecordTable.Builder table = RecordTable.of(attributes);
    Map<SourceKey, @Nullable String[]> inOrder = new TreeMap<>(put);
    inOrder.forEach(table::add);
    Placing placing = new Placing(trained, table.build());
    inOrder.forEach(
        (key, values) -> {
          int row = placed.size();
          placed.add(
              new Placed(
                  key, values, placing.blockKeys(row), placing.ruleGroups(row), Standing.UNKNOWN));
          candidates.put(key, new ArrayList<>());
        });
  }

  long[] blockKeys() {
    return distinct(placed.stream().flatMapToLong(p -> LongStream.of(p.blockKeys())));
  }

  long[] ruleGroups() {
    return distinct(placed.stream().flatMapToLong(p -> LongStream.of(p.ruleGroups())));
  }

  static long[] distinct(LongStream keys) {
    return keys.sorted().distinct().toArray();
  }

  /**
   * Compares them with each other and with those that are there.
   *
   * @param gone records whose stored version is no more
   */
  void meet(Neighbourhood around, Set<SourceKey> gone) {
    if (placed.size() > 1) note(placed, SharedKeys.among(keysOf(placed)));
    for (int from = 0; from < placed.size(); from += CHUNK) {
      meet(placed.subList(from, Math.min(placed.size(), from + CHUNK)), around, gone);
    }
  }

  private void meet(List<Placed> some, Neighbourhood around, Set<SourceKey> gone) {
    long[] keys = distinct(some.stream().flatMapToLong(p -> LongStream.of(p.blockKeys())));
    List<Placed> there = new ArrayList<>();
    for (Placed other : around.sharing(keys)) if (!gone.contains(other.key())) there.add(other);
    there.sort(Comparator.comparing(Placed::key));
    long[] sharing = SharedKeys.between(keysOf(some), keysOf(there));
    long[] ruled = ruled(some, there, around, gone);
    List<Placed> all = new ArrayList<>(some);
    all.addAll(there);
    note(all, distinct(LongStream.concat(LongStream.of(sharing), LongStream.of(ruled))));
  }

  /** Pairs with some records of the same rule groups, which are added to those that are there. */
  private static long[] ruled(
      List<Placed> some, List<Placed> there, Neighbourhood around, Set<SourceKey> gone) {
    if (some.stream().allMatch(p -> p.ruleGroups().length == 0)) return new long[0];
    Set<SourceKey> asked = new HashSet<>();
    for (Placed one : some) {
      around.inGroups(one.ruleGroups()).stream()
          .filter(key -> !gone.contains(key))
          .sorted()
          .limit(MOST_RULED)
          .forEach(asked::add);
    }
    for (Placed other : there) asked.remove(other.key());
    there.addAll(around.of(asked));
    LongStream.Builder pairs = LongStream.builder();
    for (int a = 0; a < some.size(); a++) {
      for (int b = 0; b < there.size(); b++) {
        if (meet(some.get(a).ruleGroups(), there.get(b).ruleGroups())) {
          pairs.add(RecordPair.of(a, some.size() + b));
        }
      }
    }
    return pairs.build().toArray();
  }

  /** Whether two ascending arrays share a number. */
  private static boolean meet(long[] a, long[] b) {
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] == b[j]) return true;
      if (a[i] < b[j]) i++;
      else j++;
    }
    return false;
  }

  private static List<long[]> keysOf(List<Placed> records) {
    return records.stream().map(Placed::blockKeys).toList();
  }

  /** Compares pairs of places in a list, and notes what that found. */
  private void note(List<Placed> records, long[] pairs) {
    if (pairs.length == 0) return;
    RecordTable.Builder table = RecordTable.of(attributes);
    for (Placed record : records) table.add(record.key(), record.values());
    LaidOut part = new LaidOut(trained, table.build(), Constraints.NONE);
    for (LaidOut.Met met : part.compare(pairs)) {
      SourceKey a = records.get(met.a()).key();
      SourceKey b = records.get(met.b()).key();
      note(a, b, met);
      note(b, a, met);
    }
  }

  private void note(SourceKey of, SourceKey other, LaidOut.Met met) {
    if (met.isNeighbour()) neighbours.computeIfAbsent(of, k -> new TreeSet<>()).add(other);
    List<Candidate> told = candidates.get(of);
    if (told == null) return;
    told.add(new Candidate(other, met.probability(), met.grade(), met.reasons()));
  }

  /**
   * The records with the neighbours that they met, to whom they are tied as long as nobody knows.
   */
  List<Placed> placed() {
    return placed.stream()
        .map(p -> p.standing(new Standing(List.copyOf(met(p.key())), List.of(), 0)))
        .toList();
  }

  /** The neighbours of a record among the arrivals, or of an arrival; in the order of keys. */
  Set<SourceKey> met(SourceKey key) {
    return neighbours.getOrDefault(key, Set.of());
  }

  /** Of each arrival, most probable first, ties in the order of keys. */
  Map<SourceKey, List<Candidate>> candidates() {
    Map<SourceKey, List<Candidate>> sorted = new HashMap<>();
    candidates.forEach(
        (key, told) -> sorted.put(key, told.stream().sorted(MOST_PROBABLE_FIRST).toList()));
    return sorted;
  }
}
