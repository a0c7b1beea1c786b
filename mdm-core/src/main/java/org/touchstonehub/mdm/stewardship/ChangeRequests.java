package org.touchstonehub.mdm.stewardship;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.golden.CodePoints;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.link.Situations;

/**
 * Requests to change golden records: tasks that hold what is wanted until a steward accepts it,
 * which carries it out, or refuses it with a reason.
 */
@ApplicationScoped
@Transactional
public class ChangeRequests {
  /** The most characters of the reason of a request. */
  public static final int LONGEST_REASON = 1_500;

  private static final TypeReference<Written> WRITTEN = new TypeReference<>() {};

  /** A request as a task holds it; each source key is a system and a key. */
  record Written(
      ChangeRequest.Command command,
      String golden,
      List<String> with,
      List<List<List<String>>> parts,
      Map<String, @Nullable String> attributes,
      String requester,
      String reason) {}

  private Database database;
  private TaskFollower tasks;
  private TaskDesk desk;
  private Situations situations;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected ChangeRequests() {}

  @Inject
  public ChangeRequests(
      Database database, TaskFollower tasks, TaskDesk desk, Situations situations, Ids ids) {
    this.database = database;
    this.tasks = tasks;
    this.desk = desk;
    this.situations = situations;
    this.ids = ids;
  }

  /**
   * Asks stewards for a change; nothing else changes.
   *
   * @param domain of the golden record
   * @throws InvalidInput without a reason, or with one that is too long
   */
  public TaskId ask(String domain, ChangeRequest request) {
    int length = CodePoints.count(request.reason());
    if (request.reason().isBlank() || length > LONGEST_REASON) {
      throw new InvalidInput(
          "change-request",
          "Say why you want the change, in 1 to %d characters.".formatted(LONGEST_REASON));
    }
    UUID task = ids.next();
    SourceKey record = firstOf(request.golden());
    tasks.follow(
        new ChangeSet(
            domain,
            task,
            ChangeSet.Origin.STEWARD,
            situations.now(domain),
            List.of(),
            List.of(),
            List.of(),
            List.of(
                ChangeSet.Asked.ofOne(
                    task,
                    TaskKind.CHANGE_REQUEST,
                    record,
                    task.toString(),
                    Json.write(written(request)))),
            false));
    return new TaskId(task);
  }

  private SourceKey firstOf(GoldenId golden) {
    return database
        .sql(
            """
            select r.system, r.key from mdm.crosswalk c
            join hub.source_record r on r.system = c.system and r.key = c.key
            where c.golden_id = :golden and c.recorded_to is null
            order by r.system, r.key limit 1""")
        .set("golden", golden.value())
        .first(row -> new SourceKey(row.text("system"), row.text("key")))
        .orElseThrow(
            () ->
                new TouchstoneException(
                    TouchstoneException.Kind.CONFLICT,
                    "change-request",
                    "Golden record %s has no source records any more; read what it led to."
                        .formatted(golden)));
  }

  private static Written written(ChangeRequest request) {
    return new Written(
        request.command(),
        request.golden().toString(),
        request.with().stream().map(GoldenId::toString).toList(),
        request.parts().stream()
            .map(part -> part.stream().map(key -> List.of(key.system(), key.key())).toList())
            .toList(),
        request.attributes(),
        request.requester(),
        request.reason());
  }

  /**
   * @throws TouchstoneException of kind conflict if the task asks something else
   */
  public ChangeRequest of(TaskView task) {
    if (task.kind() != TaskKind.CHANGE_REQUEST) {
      throw new TouchstoneException(
          TouchstoneException.Kind.CONFLICT,
          "steward-task-kind",
          "Task %s is no change request; decide it.".formatted(task.id()));
    }
    return read(Json.read(task.detail(), WRITTEN));
  }

  private static ChangeRequest read(Written written) {
    return new ChangeRequest(
        written.command(),
        GoldenId.fromString(written.golden()),
        written.with().stream().map(GoldenId::fromString).toList(),
        written.parts().stream()
            .map(part -> part.stream().map(key -> new SourceKey(key.get(0), key.get(1))).toList())
            .toList(),
        written.attributes(),
        written.requester(),
        written.reason());
  }

  /**
   * The version that an active golden record has now: what a request is carried out on.
   *
   * @throws TouchstoneException of kind conflict if it is retired
   */
  public int versionOf(GoldenId golden) {
    return database
        .sql("select version from mdm.golden_record where golden_id = :id and recorded_to is null")
        .set("id", golden.value())
        .first(row -> row.integer("version"))
        .orElseThrow(
            () ->
                new TouchstoneException(
                    TouchstoneException.Kind.CONFLICT,
                    "change-request",
                    "Golden record %s is retired since; refuse the request.".formatted(golden)));
  }

  /** Marks a request as carried out, in the transaction that does so. */
  public void accept(TaskId id, String steward, int revision) {
    answer(id, StewardTask.Answer.ACCEPTED, steward, revision);
  }

  /**
   * Refuses a request.
   *
   * @param reason 1 to 2,000 characters; kept as a comment, which the requester reads
   */
  public void refuse(TaskId id, String steward, String reason, int revision) {
    answer(id, StewardTask.Answer.DECLINED, steward, revision);
    desk.comment(id, steward, reason);
  }

  private void answer(TaskId id, StewardTask.Answer answer, String steward, int revision) {
    StewardTask task = database.entities().find(StewardTask.class, id.value());
    if (task == null) throw StewardTasks.unknown(id);
    database.entities().refresh(task, LockModeType.PESSIMISTIC_WRITE);
    task.expect(revision);
    if (task.kind() != TaskKind.CHANGE_REQUEST) {
      throw new TouchstoneException(
          TouchstoneException.Kind.CONFLICT,
          "steward-task-kind",
          "Task %s is no change request; decide it.".formatted(id));
    }
    task.answer(null, answer, steward, situations.now(task.domain()));
  }
}
