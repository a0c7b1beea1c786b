package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;

/** The tasks that a decision answers, settles or raises. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TaskAnswers {
  private Database database;
  private TaskBook book;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected TaskAnswers() {}

  @Inject
  public TaskAnswers(Database database, TaskBook book, Ids ids) {
    this.database = database;
    this.book = book;
    this.ids = ids;
  }

  StewardTask require(TaskId id) {
    StewardTask task = database.entities().find(StewardTask.class, id.value());
    if (task == null) throw StewardTasks.unknown(id);
    return task;
  }

  /** As it is now, after a lock was waited for. */
  StewardTask reread(StewardTask task) {
    database.entities().refresh(task);
    return task;
  }

  /**
   * @throws TouchstoneException of kind conflict if a record is no longer what the task asked about
   */
  void expectSameRecords(StewardTask task) {
    boolean same =
        database
            .sql(
                """
                select true as same from mdm.steward_task t
                join mdm.source_record a on a.system = t.a_system and a.key = t.a_key
                  and a.recorded_to is null and not a.deleted
                  and (a.digest = t.a_digest or t.kind = 'CONTRADICTION')
                join mdm.source_record b on b.system = t.b_system and b.key = t.b_key
                  and b.recorded_to is null and not b.deleted
                  and (b.digest = t.b_digest or t.kind = 'CONTRADICTION')
                where t.id = :id""")
            .set("id", task.id())
            .first(row -> row.flag("same"))
            .orElse(false);
    if (!same) {
      throw new TouchstoneException(
          TouchstoneException.Kind.CONFLICT,
          "steward-task-changed",
          "The records of task %s have changed since it was asked; the next batch asks again if need"
                  .formatted(task.id())
              + " be.");
    }
  }

  /** Closes tasks that a merge answered. */
  void settle(String domain, Instant now) {
    database.entities().flush();
    book.settle(domain, now);
  }

  /** Opens a task that shows a decision and the earlier ones that it suspended. */
  void showContradiction(StewardDecision decision, List<StewardDecision> broken, Instant now) {
    UUID[] suspended = broken.stream().map(StewardDecision::id).toArray(UUID[]::new);
    database
        .sql(
            """
            insert into mdm.steward_task
              (id, domain, kind, a_system, a_key, b_system, b_key, a_digest, b_digest, probability,
               reasons, state, created, asked_by, holding_decision, suspended_decisions, revision)
            select :id, :domain, 'CONTRADICTION', a.system, a.key, b.system, b.key, a.digest,
              b.digest, 0.5, '[]', 'OPEN', :now, :decision, :decision, :suspended, 0
            from mdm.source_record a, mdm.source_record b
            where a.system = :systemA and a.key = :keyA and a.recorded_to is null
              and b.system = :systemB and b.key = :keyB and b.recorded_to is null
            on conflict (kind, a_system, a_key, b_system, b_key) where state = 'OPEN'
            do update set holding_decision = excluded.holding_decision,
              suspended_decisions = excluded.suspended_decisions,
              revision = mdm.steward_task.revision + 1""")
        .set("id", ids.next())
        .set("domain", decision.domain())
        .set("now", now)
        .set("decision", decision.id())
        .set("suspended", suspended)
        .set("systemA", decision.pair().a().system())
        .set("keyA", decision.pair().a().key())
        .set("systemB", decision.pair().b().system())
        .set("keyB", decision.pair().b().key())
        .update();
  }

  /** Closes the task that showed a decision that was withdrawn. */
  void settleContradiction(StewardDecision withdrawn, Instant now) {
    database
        .sql(
            """
            update mdm.steward_task
            set state = 'CLOSED', closed_because = 'SETTLED', closed = greatest(:now, created),
              revision = revision + 1
            where kind = 'CONTRADICTION' and state = 'OPEN' and (holding_decision = :decision
              or suspended_decisions @> array[:decision])""")
        .set("now", now)
        .set("decision", withdrawn.id())
        .update();
  }
}
