package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

/** Some records clustered anew, all on one bench. */
final class TouchedClusters {
  private final List<Placed> records;
  private final Map<SourceKey, Integer> rowOf = new HashMap<>();
  private final Matching.Local local;

  /**
   * @param records in the order of keys, with all that any of them is tied to
   */
  TouchedClusters(TrainedModel trained, List<Placed> records, Constraints constraints) {
    this.records = records;
    RecordTable.Builder table =
        RecordTable.of(trained.model().attributes().stream().map(Attribute::name).toList());
    List<long[]> keys = new ArrayList<>();
    for (Placed record : records) {
      rowOf.put(record.key(), rowOf.size());
      table.add(record.key(), record.values());
      keys.add(record.blockKeys());
    }
    LongStream.Builder pairs = LongStream.builder();
    for (int row = 0; row < records.size(); row++) {
      for (SourceKey other : records.get(row).standing().neighbours()) {
        Integer otherRow = rowOf.get(other);
        if (otherRow != null && otherRow > row) pairs.add(RecordPair.of(row, otherRow));
      }
    }
    // pairs that are no neighbours join nothing, but ask
    local =
        records.isEmpty()
            ? Matching.Local.NOTHING
            : new LaidOut(trained, table.build(), constraints)
                .clusters(pairs.build().toArray(), SharedKeys.among(keys));
  }

  /** In the order of their first keys, each in the order of keys. */
  List<List<SourceKey>> clusters() {
    Map<Integer, List<SourceKey>> clusters = new TreeMap<>();
    for (int row = 0; row < records.size(); row++) {
      clusters
          .computeIfAbsent(local.clusterOf()[row], first -> new ArrayList<>())
          .add(records.get(row).key());
    }
    return List.copyOf(clusters.values());
  }

  List<PossibleMatch> possibleMatches() {
    return local.possibleMatches();
  }

  List<SuspiciousCluster> suspiciousClusters() {
    return local.suspiciousClusters();
  }

  private int row(SourceKey key) {
    return Objects.requireNonNull(rowOf.get(key));
  }

  /** What others see of a record now. */
  long course(SourceKey key) {
    return local.courseOf()[row(key)];
  }

  /** How a record stands now. */
  Standing standing(Placed record) {
    int row = row(record.key());
    List<SourceKey> tied = new ArrayList<>();
    List<SourceKey> untied = new ArrayList<>();
    for (SourceKey other : record.standing().neighbours()) {
      Integer otherRow = rowOf.get(other);
      boolean isTied = otherRow != null && local.tieOf()[otherRow] == local.tieOf()[row];
      (isTied ? tied : untied).add(other);
    }
    tied.sort(null);
    untied.sort(null);
    return new Standing(tied, untied, local.courseOf()[row]);
  }
}
