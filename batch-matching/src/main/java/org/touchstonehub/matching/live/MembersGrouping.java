package org.touchstonehub.matching.live;

import java.util.ArrayList;
import java.util.Collection;
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
import org.touchstonehub.matching.training.CurrentRecords;
import org.touchstonehub.matching.training.TrainedModels;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.link.Matching;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.model.ActiveModels;

/**
 * Groups no more than the members of the golden records in question, by the shipped priors if need
 * be: for as long as records stand under a model that is no longer used, until the next batch.
 */
final class MembersGrouping {
  private final Database database;
  private final ActiveModels models;
  private final TrainedModels trained;
  private final CurrentRecords records;

  MembersGrouping(
      Database database, ActiveModels models, TrainedModels trained, CurrentRecords records) {
    this.database = database;
    this.models = models;
    this.trained = trained;
    this.records = records;
  }

  /** The groups that were found. */
  private record Found(List<Set<SourceKey>> groups) implements Matching.Grouping {
    @Override
    public void keep(Map<SourceKey, Integer> versions) {}
  }

  Matching.Grouping group(String domain, Matching.Hypothesis hypothesis) {
    Set<SourceKey> members = new TreeSet<>(hypothesis.asked());
    for (int before = -1; before != members.size(); ) {
      before = members.size();
      members.addAll(members(members));
      hypothesis
          .decided()
          .apply(members)
          .mustLink()
          .forEach(pair -> members.addAll(List.of(pair.a(), pair.b())));
    }
    List<Set<SourceKey>> groups = new ArrayList<>();
    if (!members.isEmpty()) {
      groups.addAll(clusters(domain, members, hypothesis.decided().apply(members)));
    }
    for (SourceKey put : hypothesis.put().keySet()) {
      if (members(Set.of(put)).isEmpty()) groups.add(Set.of(put));
    }
    return new Found(groups);
  }

  private List<SourceKey> members(Collection<SourceKey> of) {
    return database
        .sql(
            """
            select c.system, c.key from unnest(:systems, :keys) as k (system, key)
            join hub.link x on x.system = k.system and x.key = k.key
            join hub.link c on c.golden_id = x.golden_id""")
        .set("systems", of.stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", of.stream().map(SourceKey::key).toArray(String[]::new))
        .list(row -> new SourceKey(row.text("system"), row.text("key")));
  }

  private List<Set<SourceKey>> clusters(
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
