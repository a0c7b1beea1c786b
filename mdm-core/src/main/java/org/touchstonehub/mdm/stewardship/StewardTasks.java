package org.touchstonehub.mdm.stewardship;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.database.Sql;
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
   * @param next where the page after it begins; empty on the last page
   */
  public record Page(List<TaskView> tasks, Optional<String> next) {
    public Page {
      tasks = List.copyOf(tasks);
    }
  }

  /** The columns of a task. */
  private static final String TASK =
      "t.*, t.reasons::text as reasons_text, t.detail::text as detail_text";

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
    return withRecords(
            database
                .sql("select %s from mdm.steward_task t where t.id = :id".formatted(TASK))
                .set("id", id.value())
                .list(StewardTasks::read))
        .stream()
        .findFirst()
        .orElseThrow(() -> unknown(id));
  }

  static TouchstoneException unknown(TaskId id) {
    return new TouchstoneException(
        TouchstoneException.Kind.NOT_FOUND,
        "steward-task",
        "There is no steward task %s; list the open ones.".formatted(id));
  }

  /**
   * Open tasks, those that wait for a second steward among them.
   *
   * @param after {@link Page#next} of the page before; null for the first
   * @param limit 1 to {@link #LARGEST_PAGE}
   */
  public Page list(TaskQuery query, @Nullable String after, int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new InvalidInput(
          "limit", "The limit must be between 1 and %d.".formatted(LARGEST_PAGE));
    }
    TaskCursor cursor = after == null ? null : TaskCursor.parse(after, query.order());
    List<Sorted> found = sorted(query, cursor, limit + 1);
    boolean isMore = found.size() > limit;
    List<Sorted> page = isMore ? found.subList(0, limit) : found;
    List<TaskView> tasks = withRecords(page.stream().map(Sorted::task).toList());
    if (!isMore) return new Page(tasks, Optional.empty());
    Sorted last = page.get(limit - 1);
    TaskCursor next = new TaskCursor(query.order(), last.value(), last.task().id().value());
    return new Page(tasks, Optional.of(next.toString()));
  }

  /** A task with what it is sorted by. */
  private record Sorted(TaskView task, String value) {}

  /** Each domain by its index, as far as the page may reach; then the first of them all. */
  private List<Sorted> sorted(TaskQuery query, @Nullable TaskCursor after, int limit) {
    return sql("", query, after, limit).list(row -> new Sorted(read(row), row.text("sorted_by")));
  }

  /** How the database reads a page, for tests. */
  String plan(TaskQuery query, @Nullable TaskCursor after, int limit) {
    return String.join(
        "\n", sql("explain ", query, after, limit).list(row -> row.text("QUERY PLAN")));
  }

  private Sql sql(String before, TaskQuery query, @Nullable TaskCursor after, int limit) {
    String column = query.order().column();
    StringBuilder where = new StringBuilder("t.domain = d.domain and t.state = 'OPEN'");
    if (after != null) {
      where.append(
          " and (%s, t.id) > (cast(:value as %s), :id)".formatted(column, query.order().type()));
    }
    if (!query.kinds().isEmpty()) where.append(" and t.kind = any(:kinds)");
    if (query.dueBefore() != null) where.append(" and t.due < :dueBefore");
    if (query.assignee() != null) {
      where.append(
          query.assignee().isEmpty() ? " and t.assignee is null" : " and t.assignee = :assignee");
    }
    Sql sql =
        database
            .sql(
                """
                %4$sselect o.* from unnest(:domains) as d (domain)
                cross join lateral (
                  select %1$s, (%2$s)::text as sorted_by, %2$s as place from mdm.steward_task t
                  where %3$s order by %2$s, t.id limit :limit) o
                order by o.place, o.id limit :limit"""
                    .formatted(TASK, column, where, before))
            .set("domains", query.domains().toArray(String[]::new))
            .set("limit", limit);
    if (after != null) sql.set("value", after.value()).set("id", after.id());
    if (!query.kinds().isEmpty()) {
      sql.set("kinds", query.kinds().stream().map(TaskKind::name).toArray(String[]::new));
    }
    if (query.dueBefore() != null) sql.set("dueBefore", query.dueBefore());
    if (query.assignee() != null && !query.assignee().isEmpty()) {
      sql.set("assignee", query.assignee());
    }
    return sql;
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
    String answer = row.maybeText("answer");
    return new TaskView(
        new TaskId(row.uuid("id")),
        row.text("domain"),
        TaskKind.valueOf(row.text("kind")),
        named(row),
        row.real("probability"),
        Json.read(row.text("reasons_text"), REASONS),
        state(row),
        because == null ? null : StewardTask.ClosedBecause.valueOf(because),
        row.instant("created"),
        row.maybeInstant("closed"),
        decision(row.maybeUuid("decision_id")),
        decision(row.maybeUuid("holding_decision")),
        Arrays.stream(row.uuids("suspended_decisions")).map(DecisionId::new).toList(),
        row.real("priority"),
        row.maybeInstant("due"),
        row.maybeText("assignee"),
        row.maybeInstant("claimed"),
        proposal(row),
        answer == null ? null : StewardTask.Answer.valueOf(answer),
        row.maybeText("answered_by"),
        row.text("detail_text"),
        row.integer("revision"));
  }

  private static StewardTask.State state(Row row) throws SQLException {
    StewardTask.State state = StewardTask.State.valueOf(row.text("state"));
    boolean isProposed = state == StewardTask.State.OPEN && row.maybeText("proposed_by") != null;
    return isProposed ? StewardTask.State.PROPOSED : state;
  }

  private static @Nullable TaskProposal proposal(Row row) throws SQLException {
    String verdict = row.maybeText("proposed_verdict");
    if (verdict == null) return null;
    String comment = row.maybeText("proposed_comment");
    return new TaskProposal(
        Verdict.valueOf(verdict),
        row.text("proposed_by"),
        row.instant("proposed_at"),
        comment == null ? "" : comment);
  }

  private static List<TaskRecord> named(Row row) throws SQLException {
    List<TaskRecord> named = new ArrayList<>();
    named.add(new TaskRecord(new SourceKey(row.text("a_system"), row.text("a_key")), null, 0));
    String other = row.maybeText("b_system");
    if (other != null) {
      named.add(new TaskRecord(new SourceKey(other, row.text("b_key")), null, 1));
    }
    return named;
  }

  /** With the other records of clusters, and the golden records that all of them belong to now. */
  private List<TaskView> withRecords(List<TaskView> tasks) {
    Map<UUID, Map<SourceKey, TaskRecord>> records = new HashMap<>();
    database
        .sql(
            """
            select r.task, r.system, r.key, r.side, c.golden_id
            from (
              select t.id as task, t.a_system as system, t.a_key as key, 0 as side, 0 as place
              from mdm.steward_task t where t.id = any(:ids)
              union all
              select t.id, t.b_system, t.b_key, 1, 1 from mdm.steward_task t
              where t.id = any(:ids) and t.b_key is not null
              union all
              select m.task, m.system, m.key, m.side, 2 from mdm.steward_task_record m
              where m.task = any(:ids)) r
            left join mdm.crosswalk c
              on c.system = r.system and c.key = r.key and c.recorded_to is null
            order by r.task, r.place, r.system, r.key""")
        .set("ids", tasks.stream().map(task -> task.id().value()).toArray(UUID[]::new))
        .each(
            row -> {
              SourceKey key = new SourceKey(row.text("system"), row.text("key"));
              UUID golden = row.maybeUuid("golden_id");
              TaskRecord record =
                  new TaskRecord(
                      key, golden == null ? null : new GoldenId(golden), row.integer("side"));
              // of the two of a bridge the side that the cluster says comes later, and is the true
              // one
              records
                  .computeIfAbsent(row.uuid("task"), id -> new LinkedHashMap<>())
                  .put(key, record);
            });
    return tasks.stream()
        .map(
            task ->
                task.about(List.copyOf(records.getOrDefault(task.id().value(), Map.of()).values())))
        .toList();
  }

  private static @Nullable DecisionId decision(@Nullable UUID id) {
    return id == null ? null : new DecisionId(id);
  }
}
