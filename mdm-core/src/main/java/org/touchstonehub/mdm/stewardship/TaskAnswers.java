package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.mdm.change.Changing;
import org.touchstonehub.mdm.database.Database;

/** The tasks that a decision answers, settles or raises. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TaskAnswers {
  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected TaskAnswers() {}

  @Inject
  public TaskAnswers(Database database) {
    this.database = database;
  }

  StewardTask require(TaskId id) {
    StewardTask task = database.entities().find(StewardTask.class, id.value());
    if (task == null) throw StewardTasks.unknown(id);
    return task;
  }

  /**
   * The task as it is when nobody else changes its records any more.
   *
   * @param revision that the steward saw
   */
  StewardTask begin(TaskId id, int revision, Changing changing) {
    StewardTask task = require(id);
    changing.begin(task.domain(), new HashSet<>(task.named()));
    database.entities().refresh(task);
    task.expect(revision);
    expectSameRecords(task);
    return task;
  }

  /**
   * The task as it is now.
   *
   * @param revision that the steward saw
   */
  StewardTask look(TaskId id, int revision) {
    StewardTask task = require(id);
    task.expect(revision);
    expectSameRecords(task);
    return task;
  }

  /**
   * @throws TouchstoneException of kind conflict if a record is no longer what the task asked about
   */
  private void expectSameRecords(StewardTask task) {
    boolean same =
        database
            .sql(
                """
                select true as same from mdm.steward_task t
                join mdm.source_record a on a.system = t.a_system and a.key = t.a_key
                  and a.recorded_to is null and not a.deleted
                left join mdm.source_record b on b.system = t.b_system and b.key = t.b_key
                  and b.recorded_to is null and not b.deleted
                where t.id = :id and (t.b_key is null or b.key is not null)
                  and (t.kind not in ('POSSIBLE_MATCH', 'SUSPICIOUS_CLUSTER')
                    or (a.digest = t.a_digest and b.digest = t.b_digest))""")
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
}
