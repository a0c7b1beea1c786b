package org.touchstonehub.matching.training;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.mdm.stewardship.Reclustering;

/**
 * Clusters a few records by the trained model in use, as the next batch would. Before the first
 * training the shipped priors serve.
 */
@ApplicationScoped
@Transactional
public class EngineReclustering implements Reclustering {
  private ActiveModels models;
  private TrainedModels trained;
  private CurrentRecords records;

  @SuppressWarnings("NullAway.Init")
  protected EngineReclustering() {}

  @Inject
  public EngineReclustering(ActiveModels models, TrainedModels trained, CurrentRecords records) {
    this.models = models;
    this.trained = trained;
    this.records = records;
  }

  @Override
  public List<Set<SourceKey>> clusters(
      String domain, Set<SourceKey> members, Constraints constraints) {
    ActiveModel active = models.require(domain);
    RecordTable table = records.of(active.model(), members);
    TrainedModel model =
        trained.inUse(active).orElseGet(() -> MatchEngine.shippedPriors(active.model()));
    MatchResult result = MatchEngine.match(model, table, constraints, Progress.NONE);
    Map<Integer, Set<SourceKey>> clusters = new LinkedHashMap<>();
    for (int row = 0; row < table.size(); row++) {
      clusters
          .computeIfAbsent(result.clusterOf(row), ignored -> new TreeSet<>())
          .add(table.key(row));
    }
    return new ArrayList<>(clusters.values());
  }
}
