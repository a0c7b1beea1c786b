package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.golden.CodePoints;
import org.touchstonehub.mdm.link.Situations;

/** How stewards share the queue: who has a task, and what they tell each other beside it. */
@ApplicationScoped
@Transactional
public class TaskDesk {
  /** The most characters of a steward's name. */
  public static final int LONGEST_STEWARD = 200;

  private Database database;
  private Situations situations;
  private Clock clock;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected TaskDesk() {}

  @Inject
  public TaskDesk(Database database, Situations situations, Clock clock, Ids ids) {
    this.database = database;
    this.situations = situations;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Takes a task for oneself; who has it already keeps it.
   *
   * @param revision of the task that the steward saw
   * @throws TouchstoneException of kind conflict if another steward has it, it is not open, or has
   *     changed since
   */
  public void claim(TaskId id, String steward, int revision) {
    StewardTask task = begin(id, revision);
    String has = task.assignee();
    if (steward.equals(has)) return;
    if (has != null) {
      throw new TouchstoneException(
          TouchstoneException.Kind.CONFLICT,
          "steward-task-claimed",
          "Task %s is with %s; take another, or have it assigned to you.".formatted(id, has));
    }
    task.assign(steward, steward, situations.now(task.domain()));
    note(id, steward);
  }

  /**
   * Gives a task to a steward, or to nobody, whoever has it.
   *
   * @param steward 1 to {@link #LONGEST_STEWARD} characters; null for nobody
   * @param by who says so
   */
  public void assign(TaskId id, @Nullable String steward, String by, int revision) {
    boolean isName =
        steward == null || (!steward.isBlank() && CodePoints.count(steward) <= LONGEST_STEWARD);
    if (!isName) {
      throw new InvalidInput(
          "steward-task-assignee",
          "Name the steward as in their token, in 1 to %d characters.".formatted(LONGEST_STEWARD));
    }
    StewardTask task = begin(id, revision);
    task.assign(steward, by, situations.now(task.domain()));
  }

  private StewardTask begin(TaskId id, int revision) {
    StewardTask task = database.entities().find(StewardTask.class, id.value());
    if (task == null) throw StewardTasks.unknown(id);
    database.entities().refresh(task, LockModeType.PESSIMISTIC_WRITE);
    task.expect(revision);
    return task;
  }

  /**
   * Writes something beside a task, open or not.
   *
   * @param text 1 to 2,000 characters
   */
  public TaskComment comment(TaskId id, String author, String text) {
    int length = CodePoints.count(text);
    if (text.isBlank() || length > Stewardship.LONGEST_COMMENT) {
      throw new InvalidInput(
          "steward-task-comment",
          "A comment has 1 to %d characters.".formatted(Stewardship.LONGEST_COMMENT));
    }
    TaskComment comment = new TaskComment(ids.next(), author, clock.instant(), text);
    int written =
        database
            .sql(
                """
                insert into mdm.steward_task_comment (id, task, author, written, text)
                select :id, t.id, :author, :written, :text
                from mdm.steward_task t where t.id = :task""")
            .set("id", comment.id())
            .set("task", id.value())
            .set("author", author)
            .set("written", comment.written())
            .set("text", text)
            .update();
    if (written == 0) throw StewardTasks.unknown(id);
    return comment;
  }

  /** The earliest first. */
  public List<TaskComment> comments(TaskId id) {
    return database
        .sql(
            """
            select id, author, written, text from mdm.steward_task_comment
            where task = :task order by written, id""")
        .set("task", id.value())
        .list(
            row ->
                new TaskComment(
                    row.uuid("id"), row.text("author"), row.instant("written"), row.text("text")));
  }

  /** Notes when a steward looked at an open task first: from then on a decision takes time. */
  public void note(TaskId id, String steward) {
    Instant now = clock.instant();
    database
        .sql(
            """
            insert into mdm.steward_task_opening (task, steward, opened)
            select t.id, :steward, :now from mdm.steward_task t
            where t.id = :task and t.state = 'OPEN'
            on conflict do nothing""")
        .set("task", id.value())
        .set("steward", steward)
        .set("now", now)
        .update();
  }
}
