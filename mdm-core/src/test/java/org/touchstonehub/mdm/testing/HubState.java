package org.touchstonehub.mdm.testing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeEvents;
import org.touchstonehub.mdm.golden.GoldenExport;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.golden.GoldenRefresh;
import org.touchstonehub.mdm.golden.GoldenVersions;
import org.touchstonehub.mdm.golden.LinkPlans;
import org.touchstonehub.mdm.golden.ModelActivation;
import org.touchstonehub.mdm.golden.Projections;
import org.touchstonehub.mdm.golden.Relinking;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.mdm.source.FileIngest;
import org.touchstonehub.mdm.source.IngestReport;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.mdm.source.SourceSystem;
import org.touchstonehub.mdm.source.SourceSystems;
import org.touchstonehub.mdm.source.VersionWriter;
import org.touchstonehub.mdm.stewardship.DecidedLinks;
import org.touchstonehub.mdm.stewardship.Reclustering;
import org.touchstonehub.mdm.stewardship.StewardDecision;
import org.touchstonehub.mdm.stewardship.StewardDecisions;
import org.touchstonehub.mdm.stewardship.StewardTask;
import org.touchstonehub.mdm.stewardship.StewardTasks;
import org.touchstonehub.mdm.stewardship.Stewardship;
import org.touchstonehub.mdm.stewardship.TaskAnswers;
import org.touchstonehub.mdm.stewardship.TaskBook;

/**
 * The beans of this module put together by hand over a database of their own. Each public method of
 * a bean must be called within {@link HubDatabase#in} or {@link HubDatabase#run}.
 */
public final class HubState implements AutoCloseable {
  public final HubDatabase hub;
  public final ActiveModels models;
  public final Projections projections;
  public final ChangeEvents events;
  public final GoldenRefresh refresh;
  public final ModelActivation activation;
  public final LinkPlans plans;
  public final Relinking relinking;
  public final GoldenRecords golden;
  public final GoldenExport export;
  public final SourceSystems systems;
  public final SourceRecords records;
  public final FileIngest files;
  public final TaskBook taskBook;
  public final StewardTasks tasks;
  public final StewardDecisions decisions;
  public final Stewardship stewardship;

  /**
   * Wires everything over a new database.
   *
   * @param reclustering null for clusters of records that have the same value of {@code group}
   */
  public HubState(Reclustering reclustering) {
    this(reclustering, List.of("mdm"));
  }

  /**
   * Wires everything over a new database with more schemas than this module's own.
   *
   * @param schemas as for {@code Migrations.migrate}; the first is {@code mdm}
   */
  public HubState(Reclustering reclustering, List<String> schemas) {
    hub =
        HubDatabase.create(
            schemas, List.of(SourceSystem.class, StewardTask.class, StewardDecision.class));
    models = new ActiveModels(hub.database(), hub.clock());
    projections = new Projections(hub.database(), models);
    events = new ChangeEvents(hub.database());
    refresh =
        new GoldenRefresh(
            hub.database(),
            models,
            projections,
            new GoldenVersions(hub.database(), events),
            hub.clock());
    activation = new ModelActivation(models, projections, refresh, hub.ids());
    plans = new LinkPlans(hub.database(), hub.ids());
    relinking = new Relinking(hub.database(), plans, refresh, hub.clock());
    golden = new GoldenRecords(hub.database(), models, projections);
    export = new GoldenExport(hub.database(), models);
    systems = new SourceSystems(hub.database(), models, hub.clock());
    taskBook = new TaskBook(hub.database());
    VersionWriter writer = new VersionWriter(hub.database(), refresh, taskBook);
    records = new SourceRecords(hub.database(), models, systems, writer, hub.clock(), hub.ids());
    files = new FileIngest(hub.database(), models, systems, writer, hub.clock(), hub.ids());
    tasks = new StewardTasks(hub.database());
    decisions = new StewardDecisions(hub.database());
    stewardship =
        new Stewardship(
            hub.database(),
            decisions,
            new DecidedLinks(
                hub.database(),
                decisions,
                reclustering == null ? this::byGroup : reclustering,
                relinking,
                plans),
            new TaskAnswers(hub.database(), taskBook, hub.ids()),
            refresh,
            hub.clock(),
            hub.ids());
  }

  /** Activates a model and registers systems for it. */
  public void activate(String yaml, String... systemNames) {
    hub.run(
        () -> {
          var read = EntityModelReader.read("test", yaml.getBytes(StandardCharsets.UTF_8));
          activation.activate(read);
          for (String name : systemNames) systems.register(name, read.model().name(), "");
        });
  }

  public IngestReport load(String system, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return hub.in(() -> files.load(system, "test.csv", new ByteArrayInputStream(bytes)));
  }

  /** A batch whose matching is: the same value of {@code group} is the same thing. */
  public UUID match(String domain) {
    UUID run = hub.ids().next();
    plan(domain, run);
    int last = 0;
    while (true) {
      int after = last;
      List<Integer> next = hub.in(() -> plans.next(run, after, 2));
      if (next.isEmpty()) break;
      hub.in(() -> relinking.apply(domain, run, next, Relinking.Origin.AUTO));
      last = next.get(next.size() - 1);
    }
    hub.run(() -> plans.forget(run));
    return run;
  }

  /** The first half of {@link #match}: plans and stores, changes nothing yet. */
  public void plan(String domain, UUID run) {
    hub.run(
        () -> {
          refresh.lock(domain);
          Set<SourceKey> keys = current(domain);
          List<Set<SourceKey>> clusters = byGroup(domain, keys, decisions.constraints(domain));
          plans.make(
              run,
              sink -> {
                long number = 0;
                for (Set<SourceKey> cluster : clusters) {
                  for (SourceKey key : cluster) sink.add(key, number);
                  number++;
                }
              });
        });
  }

  /** Records of a domain that are not deleted. */
  public Set<SourceKey> current(String domain) {
    return new TreeSet<>(
        hub.database()
            .sql(
                """
                select r.system, r.key from mdm.source_record r
                join mdm.source_system s on s.name = r.system
                where s.domain = :domain and r.recorded_to is null and not r.deleted""")
            .set("domain", domain)
            .list(row -> new SourceKey(row.text("system"), row.text("key"))));
  }

  private List<Set<SourceKey>> byGroup(
      String domain, Set<SourceKey> keys, Constraints constraints) {
    Map<String, Set<SourceKey>> groups = new LinkedHashMap<>();
    for (SourceKey key : keys) {
      String group =
          records.find(key).orElseThrow().attributes().getOrDefault("group", key.toString());
      groups.computeIfAbsent(group, ignored -> new TreeSet<>()).add(key);
    }
    return PlainConstraints.keep(constraints, new ArrayList<>(groups.values()));
  }

  @Override
  public void close() {
    hub.close();
  }
}
