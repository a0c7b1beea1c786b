package org.touchstonehub.matching.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.engine.Candidate;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.LiveMatching;
import org.touchstonehub.match.engine.Placed;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.mdm.source.SourceRecords;

/** Finds who may be the same as somebody that is not here; saves nothing. */
@ApplicationScoped
@Transactional
public class LiveSearch {
  /** The most golden records that one search tells. */
  public static final int MOST = 50;

  /** No system is called so: what is searched belongs to none, and competes with no record. */
  private static final String NOWHERE = "?";

  private static final SourceKey ASKED = new SourceKey(NOWHERE, NOWHERE);

  private Database database;
  private ActiveModels models;
  private Placements placements;
  private LiveModels live;
  private GoldenRecords golden;

  @SuppressWarnings("NullAway.Init")
  protected LiveSearch() {}

  @Inject
  public LiveSearch(
      Database database,
      ActiveModels models,
      Placements placements,
      LiveModels live,
      GoldenRecords golden) {
    this.database = database;
    this.models = models;
    this.placements = placements;
    this.live = live;
    this.golden = golden;
  }

  /**
   * Golden records that may be the same, the best first; none before anything of the domain was
   * matched. Source records that belong to no golden record yet, while a batch runs, are not told.
   *
   * @param values by attribute name of the model; blank ones count as missing
   * @param sight what the one who asks may see: nothing else takes part
   * @param limit 1 to {@link #MOST}
   * @throws InvalidInput if an attribute is not in the model, or a value cannot be kept
   * @throws CannotMatch until the next batch, where the records stand under another model
   */
  public List<LiveMatch> search(String domain, Map<String, String> values, Sight sight, int limit) {
    ActiveModel active = models.require(domain);
    EntityModel model = active.model();
    Map<String, String> clean = SourceRecords.clean(model, values);
    Optional<Generation> generation = placements.inUse(domain);
    if (generation.isEmpty()) return List.of();
    LiveMatching matching =
        live.of(active, generation.get()).orElseThrow(() -> new CannotMatch(domain));
    LiveRecords records = placements.reading(model, keys -> Constraints.NONE).orElseThrow();
    List<Candidate> candidates =
        matching.search(
            new SeenRecords(records, model, sight),
            ASKED,
            sight.seen(model, LiveGrouping.values(model, clean)));
    return matches(domain, candidates, values(records, model, candidates), sight).stream()
        .sorted(LiveMatch.BEST_FIRST)
        .limit(limit)
        .toList();
  }

  private static Map<SourceKey, Map<String, String>> values(
      LiveRecords records, EntityModel model, List<Candidate> candidates) {
    Map<SourceKey, Map<String, String>> values = new HashMap<>();
    for (Placed placed : records.of(candidates.stream().map(Candidate::key).toList())) {
      Map<String, String> of = new LinkedHashMap<>();
      for (int a = 0; a < placed.values().length; a++) {
        String value = placed.values()[a];
        if (value != null) of.put(model.attributes().get(a).name(), value);
      }
      values.put(placed.key(), of);
    }
    return values;
  }

  private List<LiveMatch> matches(
      String domain,
      List<Candidate> candidates,
      Map<SourceKey, Map<String, String>> values,
      Sight sight) {
    Map<SourceKey, GoldenId> homes = homes(candidates);
    Set<GoldenId> passing =
        golden.passing(domain, new TreeSet<>(homes.values()), sight.filter(), sight.fields());
    Map<GoldenId, List<LiveMatch.Likeness>> found = new TreeMap<>();
    for (Candidate candidate : candidates) {
      GoldenId home = homes.get(candidate.key());
      if (home == null || !passing.contains(home)) continue;
      found
          .computeIfAbsent(home, ignored -> new ArrayList<>())
          .add(new LiveMatch.Likeness(candidate, values.getOrDefault(candidate.key(), Map.of())));
    }
    List<LiveMatch> matches = new ArrayList<>();
    for (GoldenRecord one : golden.all(found.keySet())) {
      matches.add(new LiveMatch(one, Objects.requireNonNull(found.get(one.id()))));
    }
    return matches;
  }

  private Map<SourceKey, GoldenId> homes(List<Candidate> candidates) {
    List<SourceKey> keys = candidates.stream().map(Candidate::key).toList();
    Map<SourceKey, GoldenId> homes = new HashMap<>();
    if (keys.isEmpty()) return homes;
    database
        .sql(
            """
            select x.system, x.key, x.golden_id
            from unnest(:systems, :keys) as k (system, key)
            join hub.link x on x.system = k.system and x.key = k.key""")
        .set("systems", SourceKeys.systems(keys))
        .set("keys", SourceKeys.keys(keys))
        .each(
            row ->
                homes.put(
                    new SourceKey(row.text("system"), row.text("key")),
                    new GoldenId(row.uuid("golden_id"))));
    return homes;
  }
}
