package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.touchstonehub.match.record.GrowingRecords;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.standardise.Hashes;

/** Placed records in memory, by number. Not for more than one thread. */
final class MemoryNeighbourhood implements Neighbourhood {
  private static final int[] NONE = {};
  private static final long[] NO_KEYS = {};

  private final GrowingRecords records;
  private final KeyIndex index = new KeyIndex(MOST_RECORDS);
  private final Map<Long, Set<Integer>> inGroup = new HashMap<>();

  // by record
  private long[][] blockKeys = new long[16][];
  private long[][] ruleGroups = new long[16][];
  private int[][] tied = new int[16][];
  private int[][] untied = new int[16][];
  private long[] courses = new long[16];

  private ConstraintsByKey constraints = ConstraintsByKey.NONE;

  /**
   * @param attributes names, in the order of the model
   */
  MemoryNeighbourhood(List<String> attributes) {
    records = new GrowingRecords(attributes);
  }

  int size() {
    return records.size();
  }

  /** Above every number that a record has. */
  int numbers() {
    return records.numbers();
  }

  /** Keys that more records share than may. */
  int crowdedKeys() {
    return index.crowded();
  }

  SourceKey key(int number) {
    return records.key(number);
  }

  /** The number of a record, or -1. */
  int find(SourceKey key) {
    int[] found = {-1};
    index.find(
        identity(key),
        number -> {
          if (records.key(number).equals(key)) found[0] = number;
        });
    return found[0];
  }

  private static long identity(SourceKey key) {
    return Hashes.of(Hashes.of(key.system()), Hashes.of(key.key()));
  }

  ConstraintsByKey constraints() {
    return constraints;
  }

  void setConstraints(ConstraintsByKey now) {
    constraints = now;
  }

  /** Stores what a step computed. */
  void store(Step step) {
    step.removed().forEach(this::remove);
    for (Placed placed : step.placed()) {
      // one after the other: a record that is put again keeps its number, which others know it by
      remove(placed.key());
      add(placed);
    }
    for (Placed placed : step.placed()) setStanding(placed.key(), placed.standing());
    step.standings().forEach(this::setStanding);
  }

  /**
   * Stores a record, but for its standing: its neighbours may not be here yet.
   *
   * @return its number
   * @throws IllegalArgumentException if it is here
   */
  int add(Placed record) {
    if (records.size() >= KeyIndex.MOST_NUMBERS) {
      throw new IllegalArgumentException(
          "A live table holds at most %d records.".formatted(KeyIndex.MOST_NUMBERS));
    }
    SourceKey key = record.key();
    if (find(key) >= 0) throw new IllegalArgumentException("The key %s is there.".formatted(key));
    int number = records.add(key, record.values());
    if (number >= blockKeys.length) {
      blockKeys = Arrays.copyOf(blockKeys, number * 2);
      ruleGroups = Arrays.copyOf(ruleGroups, number * 2);
      tied = Arrays.copyOf(tied, number * 2);
      untied = Arrays.copyOf(untied, number * 2);
      courses = Arrays.copyOf(courses, number * 2);
    }
    blockKeys[number] = record.blockKeys();
    ruleGroups[number] = record.ruleGroups().length == 0 ? NO_KEYS : record.ruleGroups();
    tied[number] = NONE;
    untied[number] = NONE;
    courses[number] = 0;
    index.add(identity(key), number);
    for (long block : record.blockKeys()) index.add(block, number);
    for (long group : record.ruleGroups()) {
      inGroup.computeIfAbsent(group, g -> new TreeSet<>()).add(number);
    }
    return number;
  }

  /** How a record stands that is here, to those that are here too. */
  void setStanding(SourceKey key, Standing standing) {
    int number = find(key);
    tied[number] = numbers(standing.tied());
    untied[number] = numbers(standing.untied());
    courses[number] = standing.course();
  }

  private int[] numbers(List<SourceKey> keys) {
    if (keys.isEmpty()) return NONE;
    return keys.stream().mapToInt(this::find).filter(other -> other >= 0).toArray();
  }

  /** Takes a record out; those that name it as a neighbour are somebody else's to tell. */
  void remove(SourceKey key) {
    int number = find(key);
    if (number < 0) return;
    index.remove(identity(key), number);
    for (long block : blockKeys[number]) index.remove(block, number);
    for (long group : ruleGroups[number]) {
      Set<Integer> left = Objects.requireNonNull(inGroup.get(group));
      left.remove(number);
      if (left.isEmpty()) inGroup.remove(group);
    }
    records.remove(number);
  }

  @Override
  public List<Placed> of(Collection<SourceKey> keys) {
    List<Placed> found = new ArrayList<>();
    for (SourceKey key : keys) {
      int number = find(key);
      if (number >= 0) found.add(placed(number));
    }
    return found;
  }

  private Placed placed(int number) {
    return new Placed(
        records.key(number),
        records.values(number),
        blockKeys[number],
        ruleGroups[number],
        new Standing(keys(tied[number]), keys(untied[number]), courses[number]));
  }

  private List<SourceKey> keys(int[] numbers) {
    return Arrays.stream(numbers).mapToObj(records::key).sorted().toList();
  }

  @Override
  public List<Placed> sharing(long[] keys) {
    IntStream.Builder found = IntStream.builder();
    for (long key : keys) {
      // the index may bring a record by half a key
      index.find(
          key,
          number -> {
            if (Arrays.binarySearch(blockKeys[number], key) >= 0) found.add(number);
          });
    }
    return found.build().sorted().distinct().mapToObj(this::placed).toList();
  }

  @Override
  public List<SourceKey> inGroups(long[] groups) {
    Set<Integer> found = new HashSet<>();
    for (long group : groups) found.addAll(inGroup.getOrDefault(group, Set.of()));
    return found.stream().map(records::key).toList();
  }

  @Override
  public Constraints constraints(Collection<SourceKey> keys) {
    return constraints.of(keys);
  }
}
