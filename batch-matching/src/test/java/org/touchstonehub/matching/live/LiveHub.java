package org.touchstonehub.matching.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.Deltas;
import org.touchstonehub.match.engine.LiveMatching;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.engine.Step;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.matching.training.CurrentRecords;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.testing.HubDatabase;

/**
 * A domain whose records are matched as they come: source records, placements, decisions and the
 * clusters that the steps told of, in one transaction each. What the hub does around this is
 * somebody else's test.
 */
final class LiveHub {
  private static final AtomicInteger DOMAINS = new AtomicInteger();

  final HubDatabase hub;
  final Database database;
  final Placements placements;
  final CurrentRecords current;
  final EntityModel model;
  final TrainedModel trained;
  final LiveMatching matching;
  final AtomicInteger contended = new AtomicInteger();

  /** An empty domain of its own. */
  LiveHub(HubDatabase hub, Function<String, EntityModel> named) {
    this(hub, named, MatchEngine::shippedPriors);
  }

  LiveHub(
      HubDatabase hub,
      Function<String, EntityModel> named,
      Function<EntityModel, TrainedModel> training) {
    this.hub = hub;
    database = hub.database();
    placements = new Placements(database, hub.clock());
    current = new CurrentRecords(database);
    model = named.apply("domain" + DOMAINS.incrementAndGet());
    trained = training.apply(model);
    matching = new LiveMatching(trained);
    hub.run(this::begin);
  }

  static HubDatabase database() {
    HubDatabase hub = HubDatabase.create(List.of("mdm", "matching"), List.of());
    hub.run(
        () -> {
          hub.database()
              .sql(
                  """
                  create table matching.told (domain text, system text, key text,
                    cluster text, primary key (domain, system, key))""")
              .update();
          hub.database()
              .sql(
                  """
                  create table matching.decided (domain text, a_system text, a_key text,
                    b_system text, b_key text, must boolean,
                    primary key (domain, a_system, a_key, b_system, b_key))""")
              .update();
        });
    return hub;
  }

  private void begin() {
    database
        .sql(
            """
            insert into matching.trained_model (digest, domain, artefact, created)
            values (:digest, :domain, :artefact, now()) on conflict do nothing""")
        .set("digest", trained.digest())
        .set("domain", model.name())
        .set("artefact", trained.toJson())
        .update();
    RecordTable none = table().build();
    placements.replaceAll(trained, "", none, new int[0], match(none, Constraints.NONE));
  }

  RecordTable.Builder table() {
    return RecordTable.of(model.attributes().stream().map(Attribute::name).toList());
  }

  MatchResult match(RecordTable table, Constraints constraints) {
    return MatchEngine.match(trained, table, constraints, Progress.NONE);
  }

  /** The name of a system that no other domain has. */
  SourceKey key(String system, String key) {
    return new SourceKey(system + "-" + model.name(), key);
  }

  LiveRecords reading() {
    return placements.reading(model, this::decided).orElseThrow();
  }

  LiveRecords claiming(Claims claims) {
    return placements.claiming(model, this::decided, claims).orElseThrow();
  }

  Step change(Deltas deltas) {
    return change(deltas, () -> {});
  }

  /** Changes records as the hub will: again as long as others are in the way. */
  Step change(Deltas deltas, Runnable decide) {
    Claims claims = Claims.none();
    while (true) {
      try {
        return hub.transactions()
            .alone(
                () -> {
                  decide.run();
                  return attempt(deltas, claims);
                });
      } catch (Contended again) {
        contended.incrementAndGet();
      }
    }
  }

  private Step attempt(Deltas deltas, Claims claims) {
    LiveRecords records = claiming(claims);
    Step step = matching.step(records, deltas);
    placements.store(records.generation(), step, write(deltas));
    tell(step);
    return step;
  }

  /** Writes source versions; returns the new ones. */
  Map<SourceKey, Integer> write(Deltas deltas) {
    Map<SourceKey, Integer> versions = new HashMap<>();
    deltas.put().forEach((key, values) -> versions.put(key, write(key, values)));
    deltas.removed().forEach(key -> write(key, null));
    return versions;
  }

  /**
   * Writes a source version and nothing else, as a file would.
   *
   * @param values null for a deletion
   */
  int write(SourceKey key, @Nullable String @Nullable [] values) {
    database
        .sql(
            """
            insert into mdm.source_system (name, domain, description, created, revision)
            values (:system, :domain, '', now(), 0) on conflict do nothing""")
        .set("system", key.system())
        .set("domain", model.name())
        .update();
    database
        .sql(
            """
            update mdm.source_record set recorded_to = recorded_from
            where system = :system and key = :key and recorded_to is null""")
        .set("system", key.system())
        .set("key", key.key())
        .update();
    return database
        .sql(
            """
            insert into mdm.source_record
              (system, key, version, attributes, digest, deleted, recorded_from)
            select :system, :key, coalesce(max(version), 0) + 1, cast(:attributes as jsonb), '',
              cast(:deleted as boolean), now()
            from mdm.source_record where system = :system and key = :key
            returning version""")
        .set("system", key.system())
        .set("key", key.key())
        .set("attributes", Json.write(values == null ? Map.of() : attributes(values)))
        .set("deleted", values == null)
        .first(row -> row.integer("version"))
        .orElseThrow();
  }

  private Map<String, String> attributes(@Nullable String[] values) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int a = 0; a < values.length; a++) {
      String value = values[a];
      if (value != null) attributes.put(model.attributes().get(a).name(), value);
    }
    return attributes;
  }

  void tell(Step step) {
    for (SourceKey key : step.removed()) {
      database
          .sql(
              """
              delete from matching.told
              where domain = :domain and system = :system and key = :key""")
          .set("domain", model.name())
          .set("system", key.system())
          .set("key", key.key())
          .update();
    }
    for (List<SourceKey> members : step.clusters()) {
      for (SourceKey member : members) tell(member, members.get(0));
    }
  }

  private void tell(SourceKey member, SourceKey first) {
    database
        .sql(
            """
            insert into matching.told (domain, system, key, cluster)
            values (:domain, :system, :key, :cluster)
            on conflict (domain, system, key) do update set cluster = excluded.cluster""")
        .set("domain", model.name())
        .set("system", member.system())
        .set("key", member.key())
        .set("cluster", first.toString())
        .update();
  }

  /** By record its cluster, as the steps told it. */
  Map<SourceKey, String> told() {
    Map<SourceKey, String> told = new TreeMap<>();
    hub.run(
        () ->
            database
                .sql("select * from matching.told where domain = :domain")
                .set("domain", model.name())
                .each(
                    row ->
                        told.put(
                            new SourceKey(row.text("system"), row.text("key")),
                            row.text("cluster"))));
    return told;
  }

  /** By record its cluster, as a match of all records makes them. */
  Map<SourceKey, String> matched() {
    RecordTable all = hub.in(() -> current.all(model));
    MatchResult result = match(all, hub.in(() -> constraints(null)));
    Map<SourceKey, String> matched = new TreeMap<>();
    for (int row = 0; row < all.size(); row++) {
      matched.put(all.key(row), all.key(result.clusterOf(row)).toString());
    }
    return matched;
  }

  void decide(SourceKey a, SourceKey b, boolean must) {
    database
        .sql(
            """
            insert into matching.decided values (:domain, :systemA, :keyA, :systemB, :keyB, :must)
            on conflict do nothing""")
        .set("domain", model.name())
        .set("systemA", a.system())
        .set("keyA", a.key())
        .set("systemB", b.system())
        .set("keyB", b.key())
        .set("must", must)
        .update();
  }

  private Constraints decided(Set<SourceKey> keys) {
    return constraints(keys);
  }

  private Constraints constraints(@Nullable Set<SourceKey> about) {
    List<Constraints.Pair> must = new ArrayList<>();
    List<Constraints.Pair> cannot = new ArrayList<>();
    database
        .sql("select * from matching.decided where domain = :domain")
        .set("domain", model.name())
        .each(
            row -> {
              SourceKey a = new SourceKey(row.text("a_system"), row.text("a_key"));
              SourceKey b = new SourceKey(row.text("b_system"), row.text("b_key"));
              if (about != null && !about.contains(a) && !about.contains(b)) return;
              (row.flag("must") ? must : cannot).add(new Constraints.Pair(a, b));
            });
    return new Constraints(must, cannot);
  }
}
