package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.Follower;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.database.Database;

/**
 * Closes the tasks that a change leaves nothing to ask of, opens those that it gives rise to, and
 * opens those again whose answer is taken back.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TaskFollower implements Follower {
  private Database database;
  private TaskPriorities priorities;
  private ReviewRules rules;

  @SuppressWarnings("NullAway.Init")
  protected TaskFollower() {}

  @Inject
  public TaskFollower(Database database, TaskPriorities priorities, ReviewRules rules) {
    this.database = database;
    this.priorities = priorities;
    this.rules = rules;
  }

  @Override
  public Turn turn() {
    return Turn.DERIVED;
  }

  @Override
  public void follow(ChangeSet set) {
    close(set, of(set.tasks(), ChangeSet.Closed.class));
    closeKeptApart(set, of(set.inputs(), DecisionInput.Made.class));
    List<UUID> touched = new ArrayList<>(reopen(set));
    for (ChangeSet.Contradicted task : of(set.tasks(), ChangeSet.Contradicted.class)) {
      touched.add(show(set, task));
    }
    touched.addAll(ask(set, of(set.tasks(), ChangeSet.Asked.class)));
    List<ChangeSet.Refreshed> refreshed = of(set.tasks(), ChangeSet.Refreshed.class);
    refresh(set, refreshed);
    refreshed.forEach(task -> touched.add(task.task()));
    priorities.refresh(touched);
  }

  private static <T> List<T> of(List<?> all, Class<T> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private void close(ChangeSet set, List<ChangeSet.Closed> closed) {
    if (closed.isEmpty()) return;
    database
        .sql(
            """
            update mdm.steward_task t
            set state = 'CLOSED', closed_because = c.because, closed = greatest(:at, t.created),
              changed = greatest(:at, t.changed), changed_by = '', revision = t.revision + 1
            from unnest(:ids, :becauses) as c (id, because)
            where t.id = c.id and t.state = 'OPEN'""")
        .set("at", set.at())
        .set("ids", closed.stream().map(ChangeSet.Closed::task).toArray(UUID[]::new))
        .set("becauses", closed.stream().map(c -> c.because().name()).toArray(String[]::new))
        .update();
  }

  /** Whether two golden records are one is asked once, and a steward has just said that not. */
  private void closeKeptApart(ChangeSet set, List<DecisionInput.Made> made) {
    List<RecordPair> apart =
        made.stream()
            .filter(decision -> decision.verdict() == Verdict.NO_MATCH)
            .map(DecisionInput.Made::pair)
            .toList();
    if (apart.isEmpty()) return;
    database
        .sql(
            """
            update mdm.steward_task t
            set state = 'CLOSED', closed_because = 'SETTLED', closed = greatest(:at, t.created),
              changed = greatest(:at, t.changed), changed_by = '', revision = t.revision + 1
            from (
              select t.id
              from (
                select * from unnest(:systemsA, :keysA, :systemsB, :keysB)
                union all select * from unnest(:systemsB, :keysB, :systemsA, :keysA))
                as p (a_system, a_key, b_system, b_key)
              join mdm.crosswalk a
                on a.system = p.a_system and a.key = p.a_key and a.recorded_to is null
              join mdm.crosswalk b
                on b.system = p.b_system and b.key = p.b_key and b.recorded_to is null
              join mdm.crosswalk x on x.golden_id = a.golden_id and x.recorded_to is null
              join mdm.steward_task t
                on t.state = 'OPEN' and t.a_system = x.system and t.a_key = x.key
              join mdm.crosswalk y
                on y.system = t.b_system and y.key = t.b_key and y.recorded_to is null
              where y.golden_id = b.golden_id
                and t.kind in ('POSSIBLE_MATCH', 'SHARED_IDENTIFIER')) d
            where t.id = d.id""")
        .set("at", set.at())
        .set("systemsA", apart.stream().map(pair -> pair.a().system()).toArray(String[]::new))
        .set("keysA", apart.stream().map(pair -> pair.a().key()).toArray(String[]::new))
        .set("systemsB", apart.stream().map(pair -> pair.b().system()).toArray(String[]::new))
        .set("keysB", apart.stream().map(pair -> pair.b().key()).toArray(String[]::new))
        .update();
  }

  /**
   * Tasks whose answer is taken back are open again, unless the question is asked anew by now or
   * its records are no longer what was asked about. Where the change tells all that matching asks,
   * only what it asks comes back.
   */
  private List<UUID> reopen(ChangeSet set) {
    List<DecisionInput.Withdrawn> withdrawn = of(set.inputs(), DecisionInput.Withdrawn.class);
    if (withdrawn.isEmpty()) return List.of();
    List<ChangeSet.Asked> asked = of(set.tasks(), ChangeSet.Asked.class);
    List<UUID> reopened = new ArrayList<>();
    database
        .sql(
            """
            update mdm.steward_task t
            set state = 'OPEN', closed = null, decision_id = null, answer = null,
              answered_by = null, proposed_verdict = null, proposed_by = null, proposed_at = null,
              proposed_comment = null, changed = greatest(:at, t.changed),
              changed_by = w.steward, revision = t.revision + 1
            from (
              select distinct on (t.kind, t.a_system, t.a_key, t.b_system, t.b_key, t.subject)
                t.id, w.steward
              from unnest(:ids, :stewards) as w (decision, steward)
              join mdm.steward_task t on t.decision_id = w.decision and t.state = 'DECIDED'
              join mdm.source_record a on a.system = t.a_system and a.key = t.a_key
                and a.recorded_to is null and a.digest = t.a_digest and not a.deleted
              join mdm.source_record b on b.system = t.b_system and b.key = t.b_key
                and b.recorded_to is null and b.digest = t.b_digest and not b.deleted
              join mdm.crosswalk x
                on x.system = t.a_system and x.key = t.a_key and x.recorded_to is null
              join mdm.crosswalk y
                on y.system = t.b_system and y.key = t.b_key and y.recorded_to is null
              where case when t.kind in ('POSSIBLE_MATCH', 'SHARED_IDENTIFIER')
                    then x.golden_id <> y.golden_id
                    when t.kind = 'SUSPICIOUS_CLUSTER' then x.golden_id = y.golden_id
                    else false end
                and (not :tellsDoubts or t.kind not in ('POSSIBLE_MATCH', 'SUSPICIOUS_CLUSTER')
                  or (t.kind, t.a_system, t.a_key, t.b_system, t.b_key, t.subject) in (
                    select * from unnest(:kinds, :systemsA, :keysA, :systemsB, :keysB, :subjects)))
                and not exists (
                  select from mdm.steward_task o where o.state = 'OPEN' and o.kind = t.kind
                    and o.a_system = t.a_system and o.a_key = t.a_key
                    and o.b_system = t.b_system and o.b_key = t.b_key and o.subject = t.subject)
              order by t.kind, t.a_system, t.a_key, t.b_system, t.b_key, t.subject, t.created desc
            ) w
            where t.id = w.id returning t.id""")
        .set("at", set.at())
        .set("tellsDoubts", set.tellsDoubts())
        .set("kinds", texts(asked, task -> task.kind().name()))
        .set("systemsA", texts(asked, task -> task.a().system()))
        .set("keysA", texts(asked, task -> task.a().key()))
        .set("systemsB", texts(asked, task -> part(task.b(), SourceKey::system)))
        .set("keysB", texts(asked, task -> part(task.b(), SourceKey::key)))
        .set("subjects", texts(asked, ChangeSet.Asked::subject))
        .set("ids", withdrawn.stream().map(DecisionInput.Withdrawn::decision).toArray(UUID[]::new))
        .set(
            "stewards",
            withdrawn.stream().map(DecisionInput.Withdrawn::steward).toArray(String[]::new))
        .each(row -> reopened.add(row.uuid("id")));
    return reopened;
  }

  private UUID show(ChangeSet set, ChangeSet.Contradicted task) {
    return database
        .sql(
            """
            insert into mdm.steward_task
              (id, domain, kind, a_system, a_key, b_system, b_key, a_digest, b_digest, probability,
               reasons, state, created, asked_by, holding_decision, suspended_decisions, due,
               changed, revision)
            select :id, :domain, 'CONTRADICTION', a.system, a.key, b.system, b.key, a.digest,
              b.digest, 0.5, '[]', 'OPEN', :at, :decision, :decision, :suspended,
              cast(:due as timestamptz), :at, 0
            from mdm.source_record a, mdm.source_record b
            where a.system = :systemA and a.key = :keyA and a.recorded_to is null
              and b.system = :systemB and b.key = :keyB and b.recorded_to is null
            on conflict (kind, a_system, a_key, coalesce(b_system, ''), coalesce(b_key, ''), subject)
              where state = 'OPEN'
            do update set holding_decision = excluded.holding_decision,
              suspended_decisions = excluded.suspended_decisions,
              changed = greatest(excluded.changed, mdm.steward_task.changed), changed_by = '',
              revision = mdm.steward_task.revision + 1
            returning id""")
        .set("id", task.task())
        .set("domain", set.domain())
        .set("at", set.at())
        .set("due", rules.due(TaskKind.CONTRADICTION, set.at()))
        .set("decision", task.decision())
        .set("suspended", task.suspended().toArray(UUID[]::new))
        .set("systemA", task.a().system())
        .set("keyA", task.a().key())
        .set("systemB", task.b().system())
        .set("keyB", task.b().key())
        .first(row -> row.uuid("id"))
        .orElse(task.task());
  }

  /** What is open already stays one task, with the reasons that there are now. */
  private List<UUID> ask(ChangeSet set, List<ChangeSet.Asked> asked) {
    if (asked.isEmpty()) return List.of();
    List<UUID> opened = new ArrayList<>();
    database
        .sql(
            """
            insert into mdm.steward_task as t
              (id, domain, kind, a_system, a_key, b_system, b_key, a_digest, b_digest, subject,
               detail, probability, reasons, state, created, asked_by, due, changed, revision)
            select q.id, :domain, q.kind, q.a_system, q.a_key, q.b_system, q.b_key, a.digest,
              b.digest, q.subject, cast(q.detail as jsonb), q.probability,
              cast(q.reasons as jsonb), 'OPEN', :at, :cause, q.due, :at, 0
            from unnest(:ids, :kinds, :systemsA, :keysA, :systemsB, :keysB, :subjects, :details,
                :probabilities, :reasons, :dues)
              as q (id, kind, a_system, a_key, b_system, b_key, subject, detail, probability,
                reasons, due)
            join mdm.source_record a on a.system = q.a_system and a.key = q.a_key
              and a.recorded_to is null and not a.deleted
            left join mdm.source_record b on b.system = q.b_system and b.key = q.b_key
              and b.recorded_to is null and not b.deleted
            where q.b_key is null or b.key is not null
            on conflict (kind, a_system, a_key, coalesce(b_system, ''), coalesce(b_key, ''), subject)
              where state = 'OPEN'
            do update set probability = excluded.probability, reasons = excluded.reasons,
              detail = excluded.detail, changed = greatest(excluded.changed, t.changed),
              changed_by = '', revision = t.revision + 1
            where (t.probability, t.reasons, t.detail)
              is distinct from (excluded.probability, excluded.reasons, excluded.detail)
            returning id""")
        .set("domain", set.domain())
        .set("at", set.at())
        .set("cause", set.cause())
        .set("ids", asked.stream().map(ChangeSet.Asked::task).toArray(UUID[]::new))
        .set("kinds", texts(asked, task -> task.kind().name()))
        .set("systemsA", texts(asked, task -> task.a().system()))
        .set("keysA", texts(asked, task -> task.a().key()))
        .set("systemsB", texts(asked, task -> part(task.b(), SourceKey::system)))
        .set("keysB", texts(asked, task -> part(task.b(), SourceKey::key)))
        .set("subjects", texts(asked, ChangeSet.Asked::subject))
        .set("details", texts(asked, ChangeSet.Asked::detailJson))
        .set(
            "probabilities",
            asked.stream().map(ChangeSet.Asked::probability).toArray(Double[]::new))
        .set("reasons", texts(asked, ChangeSet.Asked::reasonsJson))
        .set(
            "dues",
            asked.stream().map(task -> rules.due(task.kind(), set.at())).toArray(Instant[]::new))
        .each(row -> opened.add(row.uuid("id")));
    Set<UUID> made = Set.copyOf(opened);
    nameSides(asked.stream().filter(task -> made.contains(task.task())).toList());
    return opened;
  }

  private static String[] texts(
      List<ChangeSet.Asked> asked, Function<ChangeSet.Asked, @Nullable String> text) {
    return asked.stream().map(text).toArray(String[]::new);
  }

  private static @Nullable String part(@Nullable SourceKey key, Function<SourceKey, String> part) {
    return key == null ? null : part.apply(key);
  }

  private void nameSides(List<ChangeSet.Asked> asked) {
    List<UUID> tasks = new ArrayList<>();
    List<SourceKey> records = new ArrayList<>();
    List<Integer> sides = new ArrayList<>();
    for (ChangeSet.Asked task : asked) {
      for (int side = 0; side < 2; side++) {
        for (SourceKey key : side == 0 ? task.sideOfA() : task.sideOfB()) {
          tasks.add(task.task());
          records.add(key);
          sides.add(side);
        }
      }
    }
    if (tasks.isEmpty()) return;
    database
        .sql(
            """
            insert into mdm.steward_task_record (task, system, key, side)
            select * from unnest(:tasks, :systems, :keys, :sides)""")
        .set("tasks", tasks.toArray(UUID[]::new))
        .set("systems", records.stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", records.stream().map(SourceKey::key).toArray(String[]::new))
        .set("sides", sides.toArray(Integer[]::new))
        .update();
  }

  private void refresh(ChangeSet set, List<ChangeSet.Refreshed> refreshed) {
    if (refreshed.isEmpty()) return;
    database
        .sql(
            """
            update mdm.steward_task t
            set probability = r.probability, reasons = cast(r.reasons as jsonb),
              changed = greatest(:at, t.changed), changed_by = '', revision = t.revision + 1
            from unnest(:ids, :probabilities, :reasons) as r (id, probability, reasons)
            where t.id = r.id and t.state = 'OPEN'
              and (t.probability, t.reasons)
                is distinct from (r.probability, cast(r.reasons as jsonb))""")
        .set("at", set.at())
        .set("ids", refreshed.stream().map(ChangeSet.Refreshed::task).toArray(UUID[]::new))
        .set(
            "probabilities",
            refreshed.stream().map(ChangeSet.Refreshed::probability).toArray(Double[]::new))
        .set(
            "reasons",
            refreshed.stream().map(ChangeSet.Refreshed::reasonsJson).toArray(String[]::new))
        .update();
  }
}
