package org.touchstonehub.mdm.stewardship;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.engine.Reason;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.golden.GoldenId;

/** Reads the queue of steward tasks. */
@ApplicationScoped
@Transactional
public class StewardTasks {
  /** The most tasks that one page can have. */
  public static final int LARGEST_PAGE = 500;

  private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

  /**
   * A page of tasks.
   *
   * @param next the last task of this page, for the page after it; empty on the last page
   */
  public record Page(List<TaskView> tasks, Optional<TaskId> next) {
    public Page {
      tasks = List.copyOf(tasks);
    }
  }

  private static final String TASK =
      """
      select t.*, t.reasons::text as reasons_text, a.golden_id as golden_a, b.golden_id as golden_b
      from mdm.steward_task t
      left join mdm.crosswalk a
        on a.system = t.a_system and a.key = t.a_key and a.recorded_to is null
      left join mdm.crosswalk b
        on b.system = t.b_system and b.key = t.b_key and b.recorded_to is null
      """;

  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected StewardTasks() {}

  @Inject
  public StewardTasks(Database database) {
    this.database = database;
  }

  /**
   * @throws TouchstoneException of kind not found if there is no such task
   */
  public TaskView find(TaskId id) {
    return database
        .sql(TASK + "where t.id = :id")
        .set("id", id.value())
        .first(StewardTasks::read)
        .orElseThrow(() -> unknown(id));
  }

  static TouchstoneException unknown(TaskId id) {
    return new TouchstoneException(
        TouchstoneException.Kind.NOT_FOUND,
        "steward-task",
        "There is no steward task %s; list the open ones.".formatted(id));
  }

  /**
   * Open tasks of some domains, the most probable match first.
   *
   * @param after the last task of the page before, which may be closed by now; null for the first
   * @param limit 1 to {@link #LARGEST_PAGE}
   */
  public Page open(Collection<String> domains, @Nullable TaskId after, int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new InvalidInput(
          "limit", "The limit must be between 1 and %d.".formatted(LARGEST_PAGE));
    }
    if (after != null) find(after);
    List<TaskView> found =
        database
            .sql(
                TASK
                    + """
                    where t.domain = any(:domains) and t.state = 'OPEN'
                      and (cast(:after as uuid) is null or (-t.probability, t.id) >
                        (select -p.probability, p.id from mdm.steward_task p where p.id = :after))
                    order by t.probability desc, t.id limit :limit\
                    """)
            .set("domains", domains.toArray(String[]::new))
            .set("after", after == null ? null : after.value())
            .set("limit", limit + 1)
            .list(StewardTasks::read);
    boolean isMore = found.size() > limit;
    List<TaskView> tasks = isMore ? found.subList(0, limit) : found;
    return new Page(
        tasks, isMore ? Optional.of(tasks.get(tasks.size() - 1).id()) : Optional.empty());
  }

  /** How many tasks are open, for each domain that has any. */
  public Map<String, Long> countOpen() {
    Map<String, Long> counts = new TreeMap<>();
    database
        .sql(
            """
            select domain, count(*) as n from mdm.steward_task where state = 'OPEN'
            group by domain\
            """)
        .each(row -> counts.put(row.text("domain"), row.number("n")));
    return counts;
  }

  /** How many tasks of a domain are open. */
  public long countOpen(String domain) {
    return database
        .sql("select count(*) as n from mdm.steward_task where domain = :domain and state = 'OPEN'")
        .set("domain", domain)
        .first(row -> row.number("n"))
        .orElse(0L);
  }

  private static TaskView read(Row row) throws SQLException {
    String because = row.maybeText("closed_because");
    return new TaskView(
        new TaskId(row.uuid("id")),
        row.text("domain"),
        StewardTask.Kind.valueOf(row.text("kind")),
        new RecordPair(
            new SourceKey(row.text("a_system"), row.text("a_key")),
            new SourceKey(row.text("b_system"), row.text("b_key"))),
        golden(row.maybeUuid("golden_a")),
        golden(row.maybeUuid("golden_b")),
        row.real("probability"),
        Json.read(row.text("reasons_text"), REASONS),
        StewardTask.State.valueOf(row.text("state")),
        because == null ? null : StewardTask.ClosedBecause.valueOf(because),
        row.instant("created"),
        row.maybeInstant("closed"),
        decision(row.maybeUuid("decision_id")),
        decision(row.maybeUuid("holding_decision")),
        Arrays.stream(row.uuids("suspended_decisions")).map(DecisionId::new).toList(),
        row.integer("revision"));
  }

  private static @Nullable GoldenId golden(@Nullable UUID id) {
    return id == null ? null : new GoldenId(id);
  }

  private static @Nullable DecisionId decision(@Nullable UUID id) {
    return id == null ? null : new DecisionId(id);
  }
}
