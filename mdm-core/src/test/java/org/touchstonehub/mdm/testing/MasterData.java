package org.touchstonehub.mdm.testing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeEvents;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.ChangeSets;
import org.touchstonehub.mdm.change.Changing;
import org.touchstonehub.mdm.change.CorrectionFollower;
import org.touchstonehub.mdm.change.GoldenRefresh;
import org.touchstonehub.mdm.change.LockFollower;
import org.touchstonehub.mdm.change.ModelActivation;
import org.touchstonehub.mdm.change.ProjectionRows;
import org.touchstonehub.mdm.change.Relinking;
import org.touchstonehub.mdm.command.CommandBook;
import org.touchstonehub.mdm.command.Commands;
import org.touchstonehub.mdm.command.Edits;
import org.touchstonehub.mdm.command.Effects;
import org.touchstonehub.mdm.command.Locking;
import org.touchstonehub.mdm.command.Members;
import org.touchstonehub.mdm.command.PinExpiry;
import org.touchstonehub.mdm.command.Pins;
import org.touchstonehub.mdm.command.RecordCommands;
import org.touchstonehub.mdm.command.Reversal;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.GoldenExport;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.golden.GoldenSearch;
import org.touchstonehub.mdm.golden.GoldenVersions;
import org.touchstonehub.mdm.golden.Projections;
import org.touchstonehub.mdm.link.Corrections;
import org.touchstonehub.mdm.link.LinkPlans;
import org.touchstonehub.mdm.link.Locks;
import org.touchstonehub.mdm.link.Matching;
import org.touchstonehub.mdm.link.Situations;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.mdm.source.FileIngest;
import org.touchstonehub.mdm.source.IngestReport;
import org.touchstonehub.mdm.source.Ingested;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.mdm.source.SourceSystem;
import org.touchstonehub.mdm.source.SourceSystems;
import org.touchstonehub.mdm.source.VersionFollower;
import org.touchstonehub.mdm.source.VersionWriter;
import org.touchstonehub.mdm.stewardship.DecidedLinks;
import org.touchstonehub.mdm.stewardship.DecisionFollower;
import org.touchstonehub.mdm.stewardship.DecisionPlans;
import org.touchstonehub.mdm.stewardship.IdentifierFollower;
import org.touchstonehub.mdm.stewardship.QualityFollower;
import org.touchstonehub.mdm.stewardship.ReviewRules;
import org.touchstonehub.mdm.stewardship.StewardDecision;
import org.touchstonehub.mdm.stewardship.StewardDecisions;
import org.touchstonehub.mdm.stewardship.StewardTask;
import org.touchstonehub.mdm.stewardship.StewardTasks;
import org.touchstonehub.mdm.stewardship.Stewardship;
import org.touchstonehub.mdm.stewardship.TaskAnswers;
import org.touchstonehub.mdm.stewardship.TaskBook;
import org.touchstonehub.mdm.stewardship.TaskFollower;
import org.touchstonehub.mdm.stewardship.TaskPriorities;

/** The services of the hub's state, wired as CDI would, over a database of their own. */
public final class MasterData implements AutoCloseable {
  /** A golden record of more than three source records takes a second steward. */
  public static final ReviewRules REVIEW = ReviewRules.of(3, ReviewRules.USUAL_DUE);

  private static final List<Class<?>> ENTITIES =
      List.of(SourceSystem.class, StewardTask.class, StewardDecision.class);

  public final HubDatabase hub;
  public final Database database;
  public final ActiveModels models;
  public final Projections projections;
  public final ChangeEvents events;
  public final Situations situations;
  public final ChangeSets changes;
  public final GoldenRefresh refresh;
  public final LinkPlans plans;
  public final Relinking relinking;
  public final TaskBook taskBook;
  public final SourceSystems systems;
  private final VersionWriter writer;
  public final SourceRecords records;
  public final FileIngest files;
  public final GoldenRecords golden;
  public final GoldenExport export;
  public final StewardTasks tasks;
  public final StewardDecisions decisions;
  public final CommandBook commandBook;
  public final Effects effects;
  public final ModelActivation activation;
  private int domains;

  public MasterData() {
    this(List.of("mdm"));
  }

  /**
   * Over a database with more schemas than this module's own.
   *
   * @param schemas as for {@code Migrations.migrate}; the first is {@code mdm}
   */
  public MasterData(List<String> schemas) {
    this(HubDatabase.create(schemas, ENTITIES));
  }

  /** Over the database of an earlier release, brought up to date. */
  public MasterData(EarlierRelease release) {
    this(HubDatabase.upgraded(release, ENTITIES));
  }

  private MasterData(HubDatabase hub) {
    this.hub = hub;
    database = hub.database();
    models = new ActiveModels(database, hub.clock());
    projections = new Projections(database, models);
    events = new ChangeEvents(database);
    situations = new Situations(database, projections, hub.clock());
    decisions = new StewardDecisions(database);
    TaskFollower taskFollower = new TaskFollower(database, new TaskPriorities(database), REVIEW);
    IdentifierFollower identifiers =
        new IdentifierFollower(database, models, taskFollower, hub.ids());
    QualityFollower quality = new QualityFollower(database, models, taskFollower, hub.ids());
    changes =
        new ChangeSets(
            database,
            List.of(
                new VersionFollower(database),
                new CorrectionFollower(new Corrections(database)),
                new LockFollower(database),
                new DecisionFollower(database),
                new ProjectionRows(database, projections),
                taskFollower,
                identifiers,
                quality,
                events));
    refresh = new GoldenRefresh(database, models, situations, changes, hub.ids());
    plans = new LinkPlans(database);
    relinking = new Relinking(models, plans, situations, changes, refresh, hub.ids());
    taskBook =
        new TaskBook(
            database,
            new TaskPriorities(database),
            taskFollower,
            identifiers,
            quality,
            situations,
            decisions,
            hub.ids());
    systems = new SourceSystems(database, models, hub.clock());
    writer = new VersionWriter(database, refresh);
    records =
        new SourceRecords(
            database, models, systems, changing(MembersMatching.asLinked(database)), hub.ids());
    files = new FileIngest(database, models, systems, writer, hub.clock(), hub.ids());
    golden = new GoldenRecords(database, models, projections);
    export = new GoldenExport(database, models);
    tasks = new StewardTasks(database);
    commandBook = new CommandBook(database);
    effects =
        new Effects(database, commandBook, golden, new GoldenVersions(database, models), models);
    activation = new ModelActivation(models, projections, refresh, hub.ids());
  }

  /** The path of change with this matching. */
  public Changing changing(Matching matching) {
    return new Changing(
        database,
        models,
        matching,
        decisions,
        new Locks(database),
        situations,
        plans,
        changes,
        hub.ids());
  }

  /** Source records with this matching. */
  public SourceRecords recordsBy(Matching matching) {
    return new SourceRecords(database, models, systems, changing(matching), hub.ids());
  }

  /** Stewardship that groups records this way. */
  public Stewardship stewardship(Grouper grouper) {
    return stewardshipBy(new MembersMatching(database, grouper));
  }

  /** Stewardship with this matching. */
  public Stewardship stewardshipBy(Matching matching) {
    return new Stewardship(
        database,
        decisions,
        new DecidedLinks(database),
        new TaskAnswers(database),
        new DecisionPlans(decisions, hub.clock(), hub.ids()),
        changing(matching),
        situations,
        REVIEW,
        hub.clock(),
        hub.ids());
  }

  /** Commands with this matching. */
  public Commands commands(Matching matching) {
    Changing changing = changing(matching);
    return new Commands(
        new Members(database, golden, changing),
        commandBook,
        new DecisionPlans(decisions, hub.clock(), hub.ids()),
        new Reversal(database),
        changing,
        hub.ids());
  }

  /** Corrections with this matching. */
  public Edits edits(Matching matching) {
    Changing changing = changing(matching);
    return new Edits(
        new Members(database, golden, changing),
        golden,
        new Pins(database),
        situations,
        models,
        systems,
        changing,
        commandBook,
        hub.clock(),
        hub.ids());
  }

  /** Locks on golden records with this matching. */
  public Locking locking(Matching matching) {
    Changing changing = changing(matching);
    return new Locking(
        new Members(database, golden, changing),
        new Locks(database),
        situations,
        changing,
        commandBook,
        hub.ids());
  }

  /** The end of pins with this matching. */
  public PinExpiry pinExpiry(Matching matching) {
    return new PinExpiry(
        database,
        hub.transactions(),
        new Pins(database),
        changing(matching),
        hub.clock(),
        hub.ids());
  }

  /** Commands on source records with this matching. */
  public RecordCommands recordCommands(Matching matching) {
    return new RecordCommands(
        systems, recordsBy(matching), models, commandBook, changing(matching), hub.ids());
  }

  public ActiveModel activate(String yaml) {
    return hub.in(
        () ->
            activation.activate(
                EntityModelReader.read("test", yaml.getBytes(StandardCharsets.UTF_8))));
  }

  /**
   * A domain with a model that no other test has, and a system of the same name.
   *
   * @param yaml has the name of the model as {@code %s}
   */
  public String domainOfItsOwn(String yaml) {
    String name = "domain" + ++domains;
    activate(yaml.formatted(name));
    register(name, name);
    return name;
  }

  public void register(String system, String domain) {
    hub.run(() -> systems.register(system, domain, ""));
  }

  /**
   * @param namesAndValues by turns
   */
  public Ingested put(SourceKey key, String... namesAndValues) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      attributes.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return hub.in(() -> records.put(key, attributes));
  }

  public IngestReport load(String system, String content) {
    return load(system, "test.csv", content);
  }

  public IngestReport load(String system, String name, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return hub.in(() -> files.load(system, name, new ByteArrayInputStream(bytes)));
  }

  /** Makes and carries out a plan as a batch would. */
  public void link(String domain, List<? extends Collection<SourceKey>> clusters) {
    UUID run = hub.ids().next();
    plan(domain, run, clusters);
    apply(domain, run);
    hub.run(() -> plans.forget(run));
  }

  public void plan(String domain, UUID run, List<? extends Collection<SourceKey>> clusters) {
    hub.run(
        () -> {
          refresh.lock(domain);
          plans.make(
              run,
              sink -> {
                for (int i = 0; i < clusters.size(); i++) {
                  for (SourceKey key : clusters.get(i)) sink.add(key, i);
                }
              });
        });
  }

  /** One component a transaction. */
  public void apply(String domain, UUID run) {
    for (int after = 0; ; ) {
      int last = after;
      List<Integer> next = hub.in(() -> plans.next(run, last, 1));
      if (next.isEmpty()) return;
      hub.run(() -> relinking.apply(domain, run, next, ChangeSet.Origin.AUTO));
      after = next.get(0);
    }
  }

  public GoldenRecord of(SourceKey key) {
    return hub.in(() -> golden.bySource(key));
  }

  public GoldenId idOf(SourceKey key) {
    return of(key).id();
  }

  /** The active golden records of a domain, each with its sources. */
  public Map<GoldenId, Set<SourceKey>> partition(String domain) {
    Map<GoldenId, Set<SourceKey>> partition = new TreeMap<>();
    for (GoldenRecord record : all(domain))
      partition.put(record.id(), Set.copyOf(record.sources()));
    return partition;
  }

  public List<GoldenRecord> all(String domain) {
    List<GoldenRecord> all = new ArrayList<>();
    String cursor = null;
    do {
      String from = cursor;
      GoldenRecords.Page page =
          hub.in(
              () ->
                  golden.search(GoldenSearch.of(domain, Condition.and(), from, 1_000), List.of()));
      all.addAll(page.records());
      cursor = page.next().orElse(null);
    } while (cursor != null);
    return all;
  }

  public long count(String fromWhere) {
    return hub.in(
        () ->
            database
                .sql("select count(*) as n from " + fromWhere)
                .first(row -> row.number("n"))
                .orElseThrow());
  }

  @Override
  public void close() {
    hub.close();
  }
}
