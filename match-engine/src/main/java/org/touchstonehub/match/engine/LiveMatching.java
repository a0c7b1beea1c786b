package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

/**
 * Matches records as they come, change and go. Computes a step and changes nothing: who stores the
 * {@link Step} has afterwards the clusters that {@link MatchEngine#match} makes of all the records
 * that are then there, whatever steps came before, since whether two records are a candidate pair,
 * their log odds and what becomes of a connected component depend on these records, the trained
 * model and the constraints alone. The exception: a key that more than {@link
 * Neighbourhood#MOST_RECORDS} records share though it was rare in training brings no candidates
 * here, where a match splits it; train again.
 *
 * <p>Many records in one step cost less than one at a time: look-ups and comparing are shared, and
 * what hangs together is clustered once.
 *
 * <p>Cheap to keep and for any number of threads at once: it holds nothing but the trained model,
 * which is read only. A {@link Neighbourhood} is used by the thread that called.
 */
public final class LiveMatching {
  private static final int PLACED_AT_ONCE = 1 << 15;

  private final TrainedModel trained;

  public LiveMatching(TrainedModel trained) {
    this.trained = trained;
  }

  /**
   * Computes what a change would make of the clusters that it can reach. What happens between the
   * look-ups is the neighbourhood's to rule out.
   *
   * @throws IllegalArgumentException if the number of values of a record is not that of the
   *     attributes
   */
  public Step step(Neighbourhood around, Deltas deltas) {
    return step(around, deltas, Integer.MAX_VALUE).orElseThrow();
  }

  /**
   * The same, unless the change can reach too many records.
   *
   * @param most records; empty if there are more
   */
  public Optional<Step> step(Neighbourhood around, Deltas deltas, int most) {
    List<SourceKey> touched = deltas.touched();
    Set<SourceKey> gone = Set.copyOf(touched);
    Arrivals arrivals = new Arrivals(trained, deltas.put());
    Set<SourceKey> named = new TreeSet<>(touched);
    named.addAll(deltas.seeds());
    around.claim(named, arrivals.blockKeys(), arrivals.ruleGroups());
    List<Placed> before = touched.isEmpty() ? List.of() : around.of(touched);
    claimOld(around, before);
    arrivals.meet(around, gone);
    Walk walk = new Walk(around, arrivals, gone);
    Set<SourceKey> next = seeds(around, deltas, before);
    TouchedClusters clusters;
    do {
      if (!walk.from(next, most)) return Optional.empty();
      clusters = new TouchedClusters(trained, walk.records(), walk.constraints());
      next = walk.reached(clusters);
    } while (!next.isEmpty());
    return Optional.of(
        new Step(
            walk.placed(clusters),
            deltas.removed(),
            walk.changed(clusters),
            clusters.clusters(),
            clusters.possibleMatches(),
            clusters.suspiciousClusters(),
            arrivals.candidates(),
            changed(values(before), deltas.put())));
  }

  /** Who meets the old versions now must not find them. */
  private static void claimOld(Neighbourhood around, List<Placed> before) {
    if (before.isEmpty()) return;
    around.claim(
        List.of(),
        Arrivals.distinct(before.stream().flatMapToLong(p -> LongStream.of(p.blockKeys()))),
        groups(before));
  }

  private static long[] groups(List<Placed> records) {
    return Arrivals.distinct(records.stream().flatMapToLong(p -> LongStream.of(p.ruleGroups())));
  }

  /** Whatever hung together with what goes, and what comes. */
  private static Set<SourceKey> seeds(Neighbourhood around, Deltas deltas, List<Placed> before) {
    Set<SourceKey> seeds = new TreeSet<>(deltas.seeds());
    seeds.addAll(deltas.put().keySet());
    for (Placed record : before) seeds.addAll(record.standing().neighbours());
    long[] groups = groups(before);
    if (groups.length > 0) seeds.addAll(around.inGroups(groups));
    if (!deltas.removed().isEmpty()) {
      for (Constraints.Pair pair : around.constraints(deltas.removed()).mustLink()) {
        seeds.add(pair.a());
        seeds.add(pair.b());
      }
    }
    return seeds;
  }

  private static Map<SourceKey, @Nullable String[]> values(List<Placed> records) {
    Map<SourceKey, @Nullable String[]> values = new HashMap<>();
    for (Placed record : records) values.put(record.key(), record.values());
    return values;
  }

  /**
   * Records that no longer resemble themselves: matched alone, former and new values would be two
   * things that nobody is asked about, and what both have speaks against their being one. So who
   * moves, or marries, or fills in what was missing, is none.
   *
   * @param before former values, one an attribute, by key; others may be among them
   * @param after new ones
   * @return in the order of keys
   */
  public List<Changed> changed(
      Map<SourceKey, @Nullable String[]> before, Map<SourceKey, @Nullable String[]> after) {
    List<SourceKey> keys = new ArrayList<>();
    RecordTable.Builder table =
        RecordTable.of(trained.model().attributes().stream().map(Attribute::name).toList());
    LongStream.Builder pairs = LongStream.builder();
    for (SourceKey key : new TreeSet<>(after.keySet())) {
      @Nullable String[] is = Objects.requireNonNull(after.get(key));
      @Nullable String[] was = before.get(key);
      if (was == null || Arrays.equals(was, is)) continue;
      // two of one system might not be compared
      table.add(new SourceKey("before", "r" + keys.size()), was);
      table.add(new SourceKey("after", "r" + keys.size()), is);
      pairs.add(RecordPair.of(2 * keys.size(), 2 * keys.size() + 1));
      keys.add(key);
    }
    if (keys.isEmpty()) return List.of();
    List<Changed> changed = new ArrayList<>();
    LaidOut both = new LaidOut(trained, table.build(), Constraints.NONE);
    for (LaidOut.Met met : both.compareAll(pairs.build().toArray())) {
      double evidence = met.reasons().stream().mapToDouble(Reason::weight).sum();
      if (met.grade() != Candidate.Grade.NO_MATCH || evidence >= 0) continue;
      changed.add(new Changed(keys.get(met.a() / 2), met.probability(), met.reasons()));
    }
    return changed;
  }

  /**
   * Search before create: who may be the same as a record that is not here, or of which another
   * version is. Claims nothing.
   *
   * @param values one an attribute
   * @return most probable first, ties in the order of keys
   * @throws IllegalArgumentException if the number of values is not that of the attributes
   */
  public List<Candidate> search(Neighbourhood around, SourceKey key, @Nullable String... values) {
    Arrivals alone = new Arrivals(trained, Map.of(key, values));
    alone.meet(around, Set.of(key));
    return Objects.requireNonNull(alone.candidates().get(key));
  }

  /**
   * Why, over some records.
   *
   * @param records in the order of keys
   * @param why rows are those of the records
   */
  public record Told(RecordTable records, Explaining why) {
    /** The row of a record; empty if it is none of them. */
    public OptionalInt rowOf(SourceKey key) {
      return IntStream.range(0, records.size())
          .filter(row -> records.key(row).equals(key))
          .findFirst();
    }
  }

  /**
   * Lays out some records, their neighbours and all that these are tied to, to tell why: of what
   * became of the records the same as over all records, since nothing else has a part in it. Claims
   * nothing.
   *
   * @param seeds those that are not here are left out
   */
  public Told explain(Neighbourhood around, Set<SourceKey> seeds) {
    Walk walk = new Walk(around, new Arrivals(trained, Map.of()), Set.of());
    walk.from(seeds, Integer.MAX_VALUE);
    walk.from(walk.around(), Integer.MAX_VALUE);
    RecordTable.Builder table =
        RecordTable.of(trained.model().attributes().stream().map(Attribute::name).toList());
    for (Placed record : walk.records()) table.add(record.key(), record.values());
    RecordTable records = table.build();
    return new Told(
        records, MatchEngine.explain(trained, records, walk.constraints(), Progress.NONE));
  }

  /**
   * Places the records of a table that was matched, in its order, in memory that does not grow with
   * the table.
   *
   * @param result what {@link MatchEngine} made of the table by the same trained model
   */
  public void place(RecordTable table, MatchResult result, Consumer<Placed> sink) {
    for (int from = 0; from < table.size(); from += PLACED_AT_ONCE) {
      int[] rows = IntStream.range(from, Math.min(table.size(), from + PLACED_AT_ONCE)).toArray();
      RecordTable some = table.inOrder(rows);
      Placing placing = new Placing(trained, some);
      for (int row = 0; row < rows.length; row++) {
        sink.accept(
            new Placed(
                some.key(row),
                values(some, row),
                placing.blockKeys(row),
                placing.ruleGroups(row),
                result.neighbours().standing(rows[row], table::key)));
      }
    }
  }

  private static @Nullable String[] values(RecordTable table, int row) {
    @Nullable String[] values = new String[table.attributes().size()];
    for (int a = 0; a < values.length; a++) values[a] = table.value(row, a);
    return values;
  }
}
