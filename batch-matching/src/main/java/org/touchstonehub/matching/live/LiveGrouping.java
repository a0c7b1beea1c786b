package org.touchstonehub.matching.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.Deltas;
import org.touchstonehub.match.engine.LiveMatching;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.engine.Step;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.matching.training.CurrentRecords;
import org.touchstonehub.matching.training.TrainedModels;
import org.touchstonehub.mdm.change.Attempts;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.link.Doubts;
import org.touchstonehub.mdm.link.Matching;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.model.ActiveModels;

/**
 * Groups records by a step of live matching over what is placed: whatever a change can reach, as
 * the next match of everything would by the same trained model.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LiveGrouping implements Matching {
  /**
   * Records that one change may reach and that are still clustered for it. Where there are more,
   * the next batch brings the change in line, as it does with files: nobody shall wait for seconds.
   */
  static final int MOST_TOGETHER = 300;

  private Database database;
  private ActiveModels models;
  private TrainedModels trained;
  private CurrentRecords records;
  private Placements placements;
  private LiveModels live;

  @SuppressWarnings("NullAway.Init")
  protected LiveGrouping() {}

  @Inject
  public LiveGrouping(
      Database database,
      ActiveModels models,
      TrainedModels trained,
      CurrentRecords records,
      Placements placements,
      LiveModels live) {
    this.database = database;
    this.models = models;
    this.trained = trained;
    this.records = records;
    this.placements = placements;
    this.live = live;
  }

  /** What a step made of it. */
  private record Stepped(
      Placements placements,
      Unasked unasked,
      Generation generation,
      Step step,
      Doubts found,
      Map<SourceKey, Integer> stale)
      implements Grouping {
    @Override
    public List<Set<SourceKey>> groups() {
      List<Set<SourceKey>> groups = new ArrayList<>();
      for (List<SourceKey> cluster : step.clusters()) groups.add(new TreeSet<>(cluster));
      return groups;
    }

    @Override
    public Optional<Doubts> doubts() {
      return Optional.of(found);
    }

    @Override
    public void keep(Map<SourceKey, Integer> versions) {
      Map<SourceKey, Integer> all = new HashMap<>(stale);
      all.putAll(versions);
      placements.store(generation, step, all);
      unasked.supersede(generation.domain(), found);
    }
  }

  private static Doubts doubted(Step step) {
    Set<SourceKey> of = new TreeSet<>(step.removed());
    of.addAll(step.records());
    return new Doubts(of, step.possibleMatches(), step.suspiciousClusters(), step.changed());
  }

  @Override
  public void join(String domain) {
    boolean isAlone = claims().areOfWholeDomain() || placements.inUse(domain).isEmpty();
    if (isAlone) database.lock("links:" + domain);
    else database.lockShared("links:" + domain);
  }

  private static Claims claims(Hold hold) {
    return hold == Hold.DOMAIN ? Claims.ofWholeDomain() : claims();
  }

  private static Claims claims() {
    return Attempts.kept(Claims.class, Claims::none);
  }

  @Override
  public Grouping group(String domain, Hypothesis hypothesis, Hold hold) {
    boolean isToBeWritten = hold != Hold.NONE;
    ActiveModel active = models.require(domain);
    Optional<Generation> generation = placements.inUse(domain);
    if (generation.isEmpty() && isToBeWritten) generation = Optional.of(begin(active));
    Optional<LiveMatching> matching = generation.flatMap(in -> live.of(active, in));
    if (matching.isEmpty()) return members(domain, hypothesis);
    EntityModel model = active.model();
    LiveRecords around =
        (isToBeWritten
                ? placements.claiming(model, hypothesis.decided(), claims(hold))
                : placements.reading(model, hypothesis.decided()))
            .orElseThrow();
    Map<SourceKey, @Nullable String[]> put = new LinkedHashMap<>();
    hypothesis.put().forEach((key, texts) -> put.put(key, values(model, texts)));
    Map<SourceKey, Integer> stale = putStale(around.generation(), model, hypothesis, put);
    Set<SourceKey> seeds = new TreeSet<>(hypothesis.asked());
    seeds.removeAll(put.keySet());
    seeds.removeAll(hypothesis.removed());
    Deltas deltas = new Deltas(put, hypothesis.removed(), seeds);
    int most = hold == Hold.DOMAIN ? Integer.MAX_VALUE : MOST_TOGETHER;
    Optional<Step> step = matching.get().step(around, deltas, most);
    if (step.isEmpty()) {
      if (isToBeWritten && !claims().areOfWholeDomain()) throw claims().contendedWholly();
      return members(domain, hypothesis);
    }
    return new Stepped(
        placements,
        new Unasked(database),
        around.generation(),
        step.get(),
        doubted(step.get()),
        stale);
  }

  /** What the golden records in question come to alone; whoever writes it has the domain. */
  private Grouping members(String domain, Hypothesis hypothesis) {
    return new MembersGrouping(database, models, trained, records).group(domain, hypothesis);
  }

  /** A domain whose records are matched by what is believed before any is seen. */
  private Generation begin(ActiveModel active) {
    TrainedModel model =
        trained.inUse(active).orElseGet(() -> MatchEngine.shippedPriors(active.model()));
    trained.use(active, model);
    RecordTable none = RecordTable.of(names(active.model())).build();
    return placements.replaceAll(
        model,
        active.digest(),
        none,
        new int[0],
        MatchEngine.match(model, none, Constraints.NONE, Progress.NONE));
  }

  private static List<String> names(EntityModel model) {
    return model.attributes().stream().map(Attribute::name).toList();
  }

  static @Nullable String[] values(EntityModel model, Map<String, String> texts) {
    List<String> names = names(model);
    @Nullable String[] values = new @Nullable String[names.size()];
    for (int a = 0; a < values.length; a++) values[a] = texts.get(names.get(a));
    return values;
  }

  /**
   * Adds records that are asked about, or held to one of them by stewards, and do not stand as they
   * are: they came by file since the last batch.
   *
   * @return their versions
   */
  private Map<SourceKey, Integer> putStale(
      Generation generation,
      EntityModel model,
      Hypothesis hypothesis,
      Map<SourceKey, @Nullable String[]> put) {
    Set<SourceKey> asked = new TreeSet<>(hypothesis.asked());
    asked.addAll(put.keySet());
    for (int before = -1; before != asked.size(); ) {
      before = asked.size();
      hypothesis
          .decided()
          .apply(asked)
          .mustLink()
          .forEach(pair -> asked.addAll(List.of(pair.a(), pair.b())));
    }
    asked.removeAll(put.keySet());
    asked.removeAll(hypothesis.removed());
    Map<SourceKey, Integer> versions = new HashMap<>();
    List<SourceKey> stale = asked.isEmpty() ? List.of() : placements.stale(generation, asked);
    if (stale.isEmpty()) return versions;
    CurrentRecords.Versioned found = records.versioned(model, stale);
    for (int row = 0; row < found.table().size(); row++) {
      @Nullable String[] values = new @Nullable String[found.table().attributes().size()];
      for (int a = 0; a < values.length; a++) values[a] = found.table().value(row, a);
      put.put(found.table().key(row), values);
      versions.put(found.table().key(row), found.versions()[row]);
    }
    return versions;
  }
}
