package org.touchstonehub.match.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.block.Blocking;
import org.touchstonehub.match.block.Candidates;
import org.touchstonehub.match.block.RecordKeys;
import org.touchstonehub.match.cluster.Clustering;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.record.GrowingRecords;
import org.touchstonehub.match.record.LongBuffer;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.standardise.Hashes;

/**
 * A matched table that changes record by record. After any inserts, changes and deletions the
 * clusters are those that {@link MatchEngine#match} makes of the records that are there, since
 * whether two records are a candidate pair, their log odds and what becomes of a connected
 * component depend on these records, the trained model and the constraints alone; each step does by
 * the same functions what it touches. The exception: a key that more than {@link
 * RecordKeys#MOST_RECORDS} records share though it was rare in training brings no candidates here
 * ({@link #crowdedKeys}); train again.
 *
 * <p>Not for more than one thread.
 */
public final class LiveTable {
  private static final int[] NONE = {};
  private static final int UNMATCHED = -1;

  private final TrainedModel trained;
  private final Knowledge knowledge;
  private final List<String> attributes;
  private final GrowingRecords records;
  private final KeyIndex index = new KeyIndex(RecordKeys.MOST_RECORDS);

  private final Neighbours neighbours = new Neighbours();

  /** By record: the record of its cluster with the smallest key. */
  private int[] cluster = new int[16];

  private final RuleGroups ruled = new RuleGroups();

  private ConstraintsByKey constraints = ConstraintsByKey.NONE;

  private LiveTable(TrainedModel trained) {
    this.trained = trained;
    this.knowledge = trained.knowledge();
    attributes = trained.model().attributes().stream().map(Attribute::name).toList();
    records = new GrowingRecords(attributes);
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
    live.constraints = ConstraintsByKey.of(constraints);
    live.takeOver(table, constraints, progress);
    return live;
  }

  private void takeOver(RecordTable table, Constraints constraints, Progress progress) {
    Bench bench = MatchEngine.lay(trained.model(), knowledge.plan(), table, progress);
    Matching matching = new Matching(bench, knowledge, table, constraints);
    progress.stage("find candidates", -1);
    Blocking blocking = new Blocking(bench.layout, bench.records, bench.competition);
    List<Blocking.Found> found = blocking.follow(knowledge.passes());
    Candidates candidates = Candidates.of(found, table.size());
    ScoredPairs scored = matching.score(candidates, PairsWanted.NONE, progress);
    long[] pairs = scored.pairs();
    double[] x = scored.x();
    progress.stage("cluster", -1);
    int[] labels = matching.rows(matching.clustering().run(pairs, x).label());
    progress.stage("index", table.size());
    int[] rows = bench.records.rows();
    @Nullable String[] values = new String[table.attributes().size()];
    for (int row = 0; row < table.size(); row++) {
      for (int a = 0; a < values.length; a++) values[a] = table.value(row, a);
      int number = add(table.key(row), values);
      cluster[number] = labels[row];
    }
    RecordKeys keys = new RecordKeys(bench.layout, bench.records, knowledge.passes());
    for (int i = 0; i < rows.length; i++) {
      for (long key : LaidOut.distinct(keys, i)) index.add(key, rows[i]);
      ruled.add(bench.equalKeys(), i, rows[i]);
    }
    for (int k = 0; k < pairs.length; k++) {
      if (x[k] > Clustering.GROWTH_EDGE) {
        neighbours.join(rows[RecordPair.first(pairs[k])], rows[RecordPair.second(pairs[k])]);
      }
    }
    progress.done(table.size());
  }

  /** Records there are. */
  public int size() {
    return records.size();
  }

  /** Keys that have become too common since training to bring candidates. */
  public int crowdedKeys() {
    return index.crowded();
  }

  /** The cluster of a record, named by the smallest key of its records; empty if it is not here. */
  public Optional<SourceKey> clusterOf(SourceKey key) {
    int number = find(key);
    return number < 0 ? Optional.empty() : Optional.of(records.key(cluster[number]));
  }

  /**
   * A record that may be the same as one that was asked about.
   *
   * @param probability that the two are the same, before clusters are looked at
   * @param reasons strongest first, by absolute weight
   * @param cluster the smallest key of its cluster
   */
  public record Candidate(
      SourceKey key, double probability, List<Reason> reasons, SourceKey cluster) {
    public Candidate {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * What a step changed.
   *
   * @param candidates of the record that came in, most probable first, in the clusters they are in
   *     now
   * @param before clusters that are no more, each in the order of keys
   * @param after clusters that are new
   */
  public record Change(
      List<Candidate> candidates, List<List<SourceKey>> before, List<List<SourceKey>> after) {
    public Change {
      candidates = List.copyOf(candidates);
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /**
   * Search before create: who may be the same as a record that is not here, or of which another
   * version is. Changes nothing.
   *
   * @param values one per attribute
   * @return most probable first
   */
  public List<Candidate> search(SourceKey key, @Nullable String... values) {
    return told(around(key, values));
  }

  /**
   * Inserts a record, or puts a new version in the place of one.
   *
   * @param values one per attribute
   * @throws IllegalArgumentException if the number of values is not that of the attributes
   */
  public Change put(SourceKey key, @Nullable String... values) {
    Surroundings around = around(key, values);
    Step step = new Step();
    int old = find(key);
    if (old >= 0) step.detach(old);
    int number = add(key, values);
    cluster[number] = UNMATCHED;
    for (long k : around.keys) index.add(k, number);
    ruled.add(around.part.bench.equalKeys(), around.part.recordOf(0), number);
    for (int c = 0; c < around.candidates.length; c++) {
      int other = around.candidates[c];
      if (around.x[c] > Clustering.GROWTH_EDGE) neighbours.join(number, other);
    }
    step.seeds.add(number);
    return step.finish(() -> told(around));
  }

  /** Removes a record; nothing happens if it is not here. */
  public Change remove(SourceKey key) {
    Step step = new Step();
    int number = find(key);
    if (number >= 0) step.detach(number);
    return step.finish(List::of);
  }

  /** Puts other constraints in the place of those that held. */
  public Change decide(Constraints decided) {
    ConstraintsByKey now = ConstraintsByKey.of(decided);
    Step step = new Step();
    for (SourceKey key : constraints.different(now)) {
      int number = find(key);
      if (number >= 0) step.seeds.add(number);
    }
    constraints = now;
    return step.finish(List::of);
  }

  /** The number of a record, or -1. */
  private int find(SourceKey key) {
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

  private int add(SourceKey key, @Nullable String[] values) {
    if (records.size() >= KeyIndex.MOST_NUMBERS) {
      throw new IllegalArgumentException(
          "A live table holds at most %d records.".formatted(KeyIndex.MOST_NUMBERS));
    }
    if (find(key) >= 0) throw new IllegalArgumentException("The key %s is there.".formatted(key));
    int number = records.add(key, values);
    if (number >= cluster.length) {
      cluster = Arrays.copyOf(cluster, number * 2);
    }
    neighbours.add(number);
    index.add(identity(key), number);
    return number;
  }

  /**
   * What is around a record.
   *
   * @param part the record in row 0, then its candidates
   * @param keys of the record
   * @param candidates numbers
   * @param pairs the record and the candidate, on the bench of the part
   * @param x their log odds
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
  private record Surroundings(
      LaidOut part, long[] keys, int[] candidates, long[] pairs, double[] x) {}

  private Surroundings around(SourceKey key, @Nullable String[] values) {
    long[] keys = keys(RecordTable.of(attributes).add(key, values).build());
    int self = find(key);
    IntStream.Builder found = IntStream.builder();
    for (long k : keys) index.find(k, found);
    int[] numbers = found.build().filter(n -> n != self).sorted().distinct().toArray();
    RecordTable.Builder table = RecordTable.of(attributes).add(key, values);
    records.copy(numbers, table);
    LaidOut part = new LaidOut(trained, table.build(), Constraints.NONE);
    RecordKeys keysOf = part.keys();
    int[] candidates = new int[numbers.length];
    long[] pairs = new long[numbers.length];
    int kept = 0;
    for (int row = 1; row <= numbers.length; row++) {
      int i = part.recordOf(0);
      int j = part.recordOf(row);
      // the index may have brought it by half a key
      if (!part.bench.competition.allows(i, j) || !meet(keys, LaidOut.distinct(keysOf, j)))
        continue;
      candidates[kept] = numbers[row - 1];
      pairs[kept++] = RecordPair.of(i, j);
    }
    pairs = Arrays.copyOf(pairs, kept);
    return new Surroundings(part, keys, Arrays.copyOf(candidates, kept), pairs, part.score(pairs));
  }

  /** The keys of the one record of a table. */
  private long[] keys(RecordTable alone) {
    return LaidOut.distinct(new LaidOut(trained, alone, Constraints.NONE).keys(), 0);
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

  private List<Candidate> told(Surroundings around) {
    LaidOut part = around.part;
    Explanation explanation = new Explanation(trained.model(), part.bench.layout);
    Linkage linkage = part.matching.workers.one();
    List<Candidate> told = new ArrayList<>();
    for (int c = 0; c < around.candidates.length; c++) {
      if (around.x[c] <= Clustering.GROWTH_EDGE) continue;
      long pair = around.pairs[c];
      linkage.pair(RecordPair.first(pair), RecordPair.second(pair));
      int number = around.candidates[c];
      told.add(
          new Candidate(
              records.key(number),
              knowledge.calibration().probability(around.x[c]),
              explanation.reasons(linkage.evidence(), linkage.scorer()),
              records.key(cluster[number])));
    }
    told.sort(
        Comparator.comparingDouble(Candidate::probability)
            .reversed()
            .thenComparing(Candidate::key));
    return told;
  }

  /** One change, to its end: which records it touches, and what becomes of their components. */
  private final class Step {
    final Set<Integer> seeds = new TreeSet<>();
    private final MembersByCluster before = new MembersByCluster();

    /** Takes a record out; those that it held together are seen to in {@link #finish}. */
    void detach(int number) {
      SourceKey key = records.key(number);
      before.add(cluster[number], key);
      RecordTable.Builder alone = RecordTable.of(attributes);
      records.copy(new int[] {number}, alone);
      for (long k : keys(alone.build())) index.remove(k, number);
      index.remove(identity(key), number);
      for (int other : neighbours.remove(number)) seeds.add(other);
      for (int other : mustLinked(number)) seeds.add(other);
      for (int other : ruled.remove(number)) seeds.add(other);
      seeds.remove(number);
      records.remove(number);
    }

    /**
     * Clusters anew what was touched.
     *
     * @param candidates of the record that came in, told afterwards
     */
    Change finish(Supplier<List<Candidate>> candidates) {
      List<int[]> components = new ArrayList<>();
      Set<Integer> seen = new HashSet<>();
      for (int seed : seeds) if (seen.add(seed)) components.add(component(seed, seen));
      for (int[] component : components) group(component, before);
      MembersByCluster after = new MembersByCluster();
      for (int[] component : components) {
        recluster(component);
        group(component, after);
      }
      return new Change(candidates.get(), before.without(after), after.without(before));
    }

    private void group(int[] component, MembersByCluster clusters) {
      for (int number : component) {
        if (cluster[number] != UNMATCHED) clusters.add(cluster[number], records.key(number));
      }
    }
  }

  /** The records that hang together with one, ascending. */
  private int[] component(int seed, Set<Integer> seen) {
    IntStream.Builder members = IntStream.builder();
    Deque<Integer> open = new ArrayDeque<>(List.of(seed));
    while (!open.isEmpty()) {
      int number = open.pop();
      members.add(number);
      for (int other : neighbours.of(number)) if (seen.add(other)) open.push(other);
      for (int other : mustLinked(number)) if (seen.add(other)) open.push(other);
      for (int other : ruled.with(number)) if (seen.add(other)) open.push(other);
    }
    return members.build().sorted().toArray();
  }

  private int[] mustLinked(int number) {
    if (constraints.isEmpty()) return NONE;
    return constraints.mustLinked(records.key(number)).stream()
        .mapToInt(this::find)
        .filter(other -> other >= 0 && other != number)
        .toArray();
  }

  private void recluster(int[] component) {
    if (component.length == 1) {
      cluster[component[0]] = component[0];
      return;
    }
    RecordTable.Builder table = RecordTable.of(attributes);
    records.copy(component, table);
    LaidOut part = new LaidOut(trained, table.build(), constraints(component));
    LongBuffer found = new LongBuffer(component.length);
    for (int row = 0; row < component.length; row++) {
      for (int other : neighbours.of(component[row])) {
        int otherRow = Arrays.binarySearch(component, other);
        found.add(RecordPair.of(part.recordOf(row), part.recordOf(otherRow)));
      }
    }
    int[] labels = part.clusters(found.distinct());
    for (int row = 0; row < component.length; row++) {
      cluster[component[row]] = component[labels[row]];
    }
  }

  private Constraints constraints(int[] component) {
    if (constraints.isEmpty()) return Constraints.NONE;
    return constraints.of(Arrays.stream(component).mapToObj(records::key).toList());
  }
}
