package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

/** Clusters the components of some records anew, all on one bench. */
final class TouchedComponents {
  private final TrainedModel trained;
  private final List<Placed> records;
  private final Constraints constraints;
  private final Map<SourceKey, Integer> numbers = new HashMap<>();
  private final Components components;

  /**
   * @param records whole components, in the order of keys
   */
  TouchedComponents(TrainedModel trained, List<Placed> records, Constraints constraints) {
    this.trained = trained;
    this.records = records;
    this.constraints = constraints;
    for (Placed record : records) numbers.put(record.key(), numbers.size());
    components = new Components(records.size());
    Map<Long, Integer> inGroup = new HashMap<>();
    for (int n = 0; n < records.size(); n++) {
      for (SourceKey other : records.get(n).neighbours()) join(n, other);
      for (long group : records.get(n).ruleGroups()) {
        Integer before = inGroup.putIfAbsent(group, n);
        if (before != null) components.join(before, n);
      }
    }
    for (Constraints.Pair pair : constraints.mustLink()) {
      Integer a = numbers.get(pair.a());
      if (a != null) join(a, pair.b());
    }
  }

  private void join(int a, SourceKey other) {
    Integer b = numbers.get(other);
    if (b != null) components.join(a, b);
  }

  /** In the order of their first keys. */
  List<Step.Component> clustered() {
    Map<Integer, List<Integer>> members = new TreeMap<>();
    for (int n = 0; n < records.size(); n++) {
      members.computeIfAbsent(components.of(n), c -> new ArrayList<>()).add(n);
    }
    List<Integer> rows = new ArrayList<>();
    for (List<Integer> of : members.values()) if (of.size() > 1) rows.addAll(of);
    Matching.Local local = cluster(rows);
    Map<Integer, Parts> parts = new TreeMap<>();
    members.forEach((name, of) -> parts.put(name, new Parts(of.get(0))));
    for (int row = 0; row < rows.size(); row++) {
      int n = rows.get(row);
      parts(parts, n).add(rows.get(local.clusterOf()[row]), n);
    }
    for (PossibleMatch match : local.possibleMatches()) {
      parts(parts, numbers.getOrDefault(match.a(), 0)).possible.add(match);
    }
    for (SuspiciousCluster cluster : local.suspiciousClusters()) {
      parts(parts, numbers.getOrDefault(cluster.a(), 0)).suspicious.add(cluster);
    }
    return parts.values().stream().map(Parts::component).toList();
  }

  private Parts parts(Map<Integer, Parts> parts, int number) {
    return parts.computeIfAbsent(components.of(number), name -> new Parts(name));
  }

  /** What becomes of one component. */
  private final class Parts {
    final Map<Integer, List<SourceKey>> clusters = new TreeMap<>();
    final List<PossibleMatch> possible = new ArrayList<>();
    final List<SuspiciousCluster> suspicious = new ArrayList<>();
    private final int first;

    Parts(int first) {
      this.first = first;
    }

    void add(int cluster, int number) {
      clusters.computeIfAbsent(cluster, c -> new ArrayList<>()).add(records.get(number).key());
    }

    Step.Component component() {
      List<List<SourceKey>> all =
          clusters.isEmpty()
              ? List.of(List.of(records.get(first).key()))
              : List.copyOf(clusters.values());
      return new Step.Component(all, possible, suspicious);
    }
  }

  /** Clusters some of the records; pairs and clusters are by place in the list. */
  private Matching.Local cluster(List<Integer> rows) {
    if (rows.isEmpty()) return new Matching.Local(new int[0], List.of(), List.of());
    RecordTable.Builder table =
        RecordTable.of(trained.model().attributes().stream().map(Attribute::name).toList());
    Map<SourceKey, Integer> rowOf = new HashMap<>();
    List<long[]> keys = new ArrayList<>();
    for (int n : rows) {
      Placed record = records.get(n);
      rowOf.put(record.key(), rowOf.size());
      table.add(record.key(), record.values());
      keys.add(record.blockKeys());
    }
    LongStream.Builder pairs = LongStream.builder();
    for (int row = 0; row < rows.size(); row++) {
      for (SourceKey other : records.get(rows.get(row)).neighbours()) {
        Integer otherRow = rowOf.get(other);
        if (otherRow != null && otherRow > row) pairs.add(RecordPair.of(row, otherRow));
      }
    }
    LaidOut part = new LaidOut(trained, table.build(), constraints);
    return part.clusters(pairs.build().toArray(), weak(keys, rows));
  }

  /** Candidate pairs inside of the components: weak ones join nothing, but ask. */
  private long[] weak(List<long[]> keys, List<Integer> rows) {
    return LongStream.of(SharedKeys.among(keys))
        .filter(
            pair ->
                components.of(rows.get(RecordPair.first(pair)))
                    == components.of(rows.get(RecordPair.second(pair))))
        .toArray();
  }
}
