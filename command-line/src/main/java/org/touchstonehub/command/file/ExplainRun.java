package org.touchstonehub.command.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.engine.Explaining;
import org.touchstonehub.match.engine.Labels;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.explain.Bridge;
import org.touchstonehub.match.explain.ClusterExplanation;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

/** Files matched, and questions about them answered. */
final class ExplainRun {
  private final RecordTable records;
  private final RecordNames names;
  private final Explaining explaining;
  private final Clusters clusters;

  private ExplainRun(RecordTable records, RecordNames names, Explaining explaining) {
    this.records = records;
    this.names = names;
    this.explaining = explaining;
    this.clusters = Clusters.of(records, explaining::clusterOf);
  }

  /**
   * @param trained file of a trained model; null to learn from the files
   * @param labelled the labels of the match
   * @param wanted names of records that must be there, looked for before the long work
   */
  static ExplainRun of(
      EntityModel model,
      @Nullable Path trained,
      List<InputFile> files,
      LabelInput labelled,
      List<String> wanted,
      Progress progress)
      throws IOException {
    TrainedModel known = trained == null ? null : TrainedFile.read(model, trained);
    RecordTable records = Gathering.read(model, files, progress).table();
    RecordNames names = new RecordNames(records, model.sourceColumn() != null);
    wanted.forEach(names::row);
    Labels labels = labelled.read(model, records);
    if (known == null) known = MatchEngine.train(model, records, progress);
    return new ExplainRun(
        records, names, MatchEngine.explain(known, records, labels.asConstraints(), progress));
  }

  ExplainedPair pair(String a, String b) {
    int rowA = names.row(a);
    int rowB = names.row(b);
    if (rowA == rowB) {
      throw new InvalidInput(
          "record-name", "'%s' and '%s' are one record; give two.".formatted(a, b));
    }
    return pair(rowA, rowB);
  }

  private ExplainedPair pair(int rowA, int rowB) {
    return new ExplainedPair(
        names.of(records.key(rowA)),
        names.of(records.key(rowB)),
        clusters.of(rowA),
        clusters.of(rowB),
        ExplainedPair.values(records, rowA, rowB),
        explaining.pair(rowA, rowB));
  }

  /**
   * @param name number of a cluster, or name of one of its records
   */
  ExplainedCluster cluster(String name) {
    int row = row(name);
    int number = clusters.of(row);
    ClusterExplanation why = explaining.cluster(row);
    return new ExplainedCluster(
        number,
        records.attributes(),
        clusters.members(number).stream()
            .map(member -> ExplainedCluster.member(names.of(records.key(member)), records, member))
            .toList(),
        why,
        why.bridge().map(bridge -> bridgePair(number, bridge)));
  }

  private int row(String name) {
    if (!name.matches("\\d{1,9}")) return names.row(name);
    int number = Integer.parseInt(name);
    if (number < 1 || number > clusters.count()) {
      throw new InvalidInput(
          "cluster",
          "There is no cluster %s; they are numbered from 1 to %d, or give one of its records."
              .formatted(name, clusters.count()));
    }
    return clusters.members(number).get(0);
  }

  private ExplainedPair bridgePair(int number, Bridge bridge) {
    return pair(member(number, bridge.a()), member(number, bridge.b()));
  }

  private int member(int number, SourceKey key) {
    Optional<Integer> row =
        clusters.members(number).stream().filter(r -> records.key(r).equals(key)).findFirst();
    return row.orElseThrow(() -> new IllegalStateException("a bridge outside of its cluster"));
  }
}
