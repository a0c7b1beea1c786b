package org.touchstonehub.match.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

/**
 * A matched table in memory that changes step by step, by {@link LiveMatching}: after any inserts,
 * changes, deletions and decisions the clusters are those that {@link MatchEngine#match} makes of
 * the records that are there. {@link #crowdedKeys} tells how far the exception that is named there
 * applies.
 *
 * <p>Not for more than one thread.
 */
public final class LiveTable {
  private final LiveMatching matching;
  private final MemoryNeighbourhood records;

  /** By record: the record of its cluster with the smallest key. */
  private int[] cluster = new int[16];

  private LiveTable(TrainedModel trained) {
    matching = new LiveMatching(trained);
    records =
        new MemoryNeighbourhood(
            trained.model().attributes().stream().map(Attribute::name).toList());
  }

  /** A table without records. */
  public static LiveTable empty(TrainedModel trained) {
    return new LiveTable(trained);
  }

  /**
   * Matches a whole table and takes it over.
   *
   * @throws org.touchstonehub.failure.InvalidInput if the records do not have the attributes of the
   *     model
   * @throws IllegalArgumentException if two records have one key
   */
  public static LiveTable of(
      TrainedModel trained, RecordTable table, Constraints constraints, Progress progress) {
    LiveTable live = new LiveTable(trained);
    live.records.setConstraints(ConstraintsByKey.of(constraints));
    live.takeOver(table, MatchEngine.match(trained, table, constraints, progress));
    progress.done(table.size());
    return live;
  }

  private void takeOver(RecordTable table, MatchResult result) {
    // an empty table numbers its records as they come
    cluster = new int[Math.max(16, table.size())];
    matching.place(
        table,
        result,
        placed -> {
          int number = records.add(placed);
          cluster[number] = result.clusterOf(number);
        });
    for (int row = 0; row < table.size(); row++) {
      records.setStanding(table.key(row), result.neighbours().standing(row, table::key));
    }
  }

  /** Records there are. */
  public int size() {
    return records.size();
  }

  /** Keys that have become too common since training to bring candidates. */
  public int crowdedKeys() {
    return records.crowdedKeys();
  }

  /** The cluster of a record, named by the smallest key of its records; empty if it is not here. */
  public Optional<SourceKey> clusterOf(SourceKey key) {
    int number = records.find(key);
    return number < 0 ? Optional.empty() : Optional.of(records.key(cluster[number]));
  }

  /**
   * What a step changed.
   *
   * @param step what was computed of it
   * @param before clusters that are no more, each in the order of keys
   * @param after clusters that are new
   */
  public record Change(Step step, List<List<SourceKey>> before, List<List<SourceKey>> after) {
    public Change {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }

    /** Of a record that came in, most probable first. */
    public List<Candidate> candidates(SourceKey key) {
      return step.candidates().getOrDefault(key, List.of());
    }
  }

  /**
   * Search before create: see {@link LiveMatching#search}.
   *
   * @param values one per attribute
   */
  public List<Candidate> search(SourceKey key, @Nullable String... values) {
    return matching.search(records, key, values);
  }

  /** Why, over some records and what has a part in them: see {@link LiveMatching#explain}. */
  public LiveMatching.Told explain(Set<SourceKey> seeds) {
    return matching.explain(records, seeds);
  }

  /**
   * Inserts a record, or puts a new version in the place of one.
   *
   * @param values one per attribute
   * @throws IllegalArgumentException if the number of values is not that of the attributes
   */
  public Change put(SourceKey key, @Nullable String... values) {
    return change(Deltas.put(key, values));
  }

  /** Removes a record; nothing happens if it is not here. */
  public Change remove(SourceKey key) {
    return change(Deltas.remove(key));
  }

  /** Puts other constraints in the place of those that held. */
  public Change decide(Constraints decided) {
    ConstraintsByKey now = ConstraintsByKey.of(decided);
    Set<SourceKey> seeds = records.constraints().different(now);
    records.setConstraints(now);
    return change(Deltas.decide(seeds));
  }

  /** Changes many records at once. */
  public Change change(Deltas deltas) {
    Step step = matching.step(records, deltas);
    MembersByCluster before = new MembersByCluster();
    for (SourceKey key : deltas.touched()) group(key, before);
    for (SourceKey key : step.records()) {
      if (!deltas.put().containsKey(key)) group(key, before);
    }
    records.store(step);
    if (records.numbers() > cluster.length) {
      cluster = Arrays.copyOf(cluster, records.numbers() * 2);
    }
    MembersByCluster after = new MembersByCluster();
    for (List<SourceKey> members : step.clusters()) {
      int first = records.find(members.get(0));
      for (SourceKey member : members) {
        cluster[records.find(member)] = first;
        after.add(first, member);
      }
    }
    return new Change(step, before.without(after), after.without(before));
  }

  private void group(SourceKey key, MembersByCluster clusters) {
    int number = records.find(key);
    if (number >= 0) clusters.add(cluster[number], key);
  }
}
