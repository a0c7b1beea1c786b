package org.touchstonehub.mdm.command;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.ChangeSet.GoldenChange;
import org.touchstonehub.mdm.change.ChangeSet.GoldenKind;
import org.touchstonehub.mdm.change.ChangeSet.LinkChange;
import org.touchstonehub.mdm.command.Effect.GoldenEffect;
import org.touchstonehub.mdm.command.Effect.TaskEffect;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.golden.GoldenVersions;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.mdm.stewardship.DecisionId;

/**
 * What commands did, read from what they recorded, and what they would do, from their change set.
 */
@ApplicationScoped
@Transactional
public class Effects {
  private Database database;
  private CommandBook book;
  private GoldenRecords golden;
  private GoldenVersions versions;
  private CorrectionEffects corrections;
  private LockEffects locks;

  @SuppressWarnings("NullAway.Init")
  protected Effects() {}

  @Inject
  public Effects(
      Database database,
      CommandBook book,
      GoldenRecords golden,
      GoldenVersions versions,
      ActiveModels models) {
    this.database = database;
    this.book = book;
    this.golden = golden;
    this.versions = versions;
    this.corrections = new CorrectionEffects(database, models);
    this.locks = new LockEffects(database, golden, versions);
  }

  /**
   * What a command did, whatever happened since.
   *
   * @throws org.touchstonehub.failure.TouchstoneException of kind not found if there is no such
   *     command
   */
  public Effect of(CommandId id) {
    CommandView command = book.find(id);
    List<GoldenEffect> changed = golden(command);
    return new Effect(
        id,
        command.domain(),
        changed,
        links(command),
        tasks(command),
        database
            .sql(
                """
                select distinct decision_id from mdm.steward_decision_state
                where cause = :command and state = 'SUSPENDED' order by decision_id""")
            .set("command", id.value())
            .list(row -> new DecisionId(row.uuid("decision_id"))),
        corrections.of(command, changed),
        locks.of(command));
  }

  private List<GoldenEffect> golden(CommandView command) {
    UUID cause = command.id().value();
    Map<GoldenId, GoldenRecord> before =
        versions.closedBy(command.domain(), command.golden(), cause, command.recorded());
    Map<GoldenId, GoldenRecord> after =
        versions.writtenBy(command.domain(), command.golden(), cause, command.recorded());
    Set<GoldenId> revived = revivedBy(command);
    Map<GoldenId, List<GoldenId>> successors = successors(command);
    return command.golden().stream()
        // a lock is about a golden record that it does not change
        .filter(id -> before.containsKey(id) || after.containsKey(id))
        .map(
            id ->
                new GoldenEffect(
                    id,
                    kind(before.get(id), after.get(id), revived.contains(id)),
                    before.get(id),
                    after.get(id),
                    successors.getOrDefault(id, List.of())))
        .toList();
  }

  private static GoldenKind kind(
      @Nullable GoldenRecord before, @Nullable GoldenRecord after, boolean isRevived) {
    if (after == null) return GoldenKind.RETIRED;
    if (before != null) return GoldenKind.CHANGED;
    return isRevived ? GoldenKind.REVIVED : GoldenKind.CREATED;
  }

  private Set<GoldenId> revivedBy(CommandView command) {
    return new HashSet<>(
        database
            .sql(
                """
                select golden_id from mdm.golden_retirement
                where golden_id = any(:ids) and revived_by = :command""")
            .set("ids", uuids(command.golden()))
            .set("command", command.id().value())
            .list(row -> new GoldenId(row.uuid("golden_id"))));
  }

  private Map<GoldenId, List<GoldenId>> successors(CommandView command) {
    Map<GoldenId, List<GoldenId>> successors = new HashMap<>();
    database
        .sql(
            """
            select s.golden_id, s.successor from mdm.golden_successor s
            join mdm.golden_retirement r
              on r.golden_id = s.golden_id and r.retired_by = :command
              and s.recorded_from = r.retired
            where s.golden_id = any(:ids)
            order by s.golden_id, s.ordinal""")
        .set("ids", uuids(command.golden()))
        .set("command", command.id().value())
        .each(
            row ->
                successors
                    .computeIfAbsent(new GoldenId(row.uuid("golden_id")), id -> new ArrayList<>())
                    .add(new GoldenId(row.uuid("successor"))));
    return successors;
  }

  private List<LinkChange> links(CommandView command) {
    return database
        .sql(
            """
            select coalesce(o.system, c.system) as system, coalesce(o.key, c.key) as key,
              c.golden_id as source, o.golden_id as target
            from (
              select * from mdm.crosswalk
              where golden_id = any(:ids) and recorded_to is null and opened_by = :command
              union all
              select * from mdm.crosswalk
              where golden_id = any(:ids) and recorded_to is not null and opened_by = :command) o
            full join (
              select * from mdm.crosswalk
              where golden_id = any(:ids) and recorded_to is not null and closed_by = :command) c
              on c.system = o.system and c.key = o.key
            order by 1, 2""")
        .set("command", command.id().value())
        .set("ids", uuids(command.golden()))
        .list(
            row ->
                new LinkChange(
                    new SourceKey(row.text("system"), row.text("key")),
                    id(row.maybeUuid("source")),
                    id(row.maybeUuid("target"))));
  }

  private static @Nullable GoldenId id(@Nullable UUID id) {
    return id == null ? null : new GoldenId(id);
  }

  private List<TaskEffect> tasks(CommandView command) {
    return database
        .sql(
            """
            with held as (
              select t.id from mdm.steward_decision d
              join mdm.steward_task t on t.holding_decision = d.id and t.kind = 'CONTRADICTION'
              where d.command = :command)
            select id, true as opened from held
            union
            select id, true from mdm.steward_task where domain = :domain and created = :at
            union
            select id, false from mdm.steward_task where domain = :domain and closed = :at
              and created < :at and id not in (select id from held)
            order by id""")
        .set("command", command.id().value())
        .set("domain", command.domain())
        .set("at", command.recorded())
        .list(row -> new TaskEffect(row.uuid("id"), row.flag("opened")));
  }

  /** What would change; nothing of it is written. */
  public Effect preview(ChangeSet set, List<DecisionId> suspended) {
    Map<GoldenId, GoldenRecord> before =
        golden.all(set.of(GoldenKind.CHANGED, GoldenKind.RETIRED)).stream()
            .collect(toMap(GoldenRecord::id, one -> one));
    List<GoldenEffect> effects =
        set.golden().stream()
            .filter(change -> change.kind() != GoldenKind.SAME)
            .map(change -> preview(set, change, before.get(change.id())))
            .toList();
    List<TaskEffect> tasks = new ArrayList<>();
    for (ChangeSet.TaskChange task : set.tasks()) {
      if (task instanceof ChangeSet.Closed closed) tasks.add(new TaskEffect(closed.task(), false));
      boolean isOpened = task instanceof ChangeSet.Asked || task instanceof ChangeSet.Contradicted;
      if (isOpened) tasks.add(new TaskEffect(null, true));
    }
    return new Effect(
        null,
        set.domain(),
        effects,
        set.links(),
        tasks,
        suspended,
        corrections.preview(set, effects),
        locks.preview(set));
  }

  private GoldenEffect preview(ChangeSet set, GoldenChange change, @Nullable GoldenRecord before) {
    GoldenRecord after =
        change.content() == null
            ? null
            : versions.drafted(
                set.domain(), change.id(), change.version(), change.content(), change.recorded());
    return new GoldenEffect(change.id(), change.kind(), before, after, change.successors());
  }

  private static UUID[] uuids(Collection<GoldenId> ids) {
    return ids.stream().map(GoldenId::value).toArray(UUID[]::new);
  }
}
