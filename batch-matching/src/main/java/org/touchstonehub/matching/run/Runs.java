package org.touchstonehub.matching.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.matching.training.ModelChoice;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.link.LinkPlans;

/** The rows that say how far each run is. */
@ApplicationScoped
@Transactional
public class Runs {
  private Database database;
  private LinkPlans plans;
  private Clock clock;
  private Ids ids;
  private Leases leases;

  @SuppressWarnings("NullAway.Init")
  protected Runs() {}

  @Inject
  public Runs(Database database, LinkPlans plans, Clock clock, Ids ids, Leases leases) {
    this.database = database;
    this.plans = plans;
    this.clock = clock;
    this.ids = ids;
    this.leases = leases;
  }

  /**
   * Writes down that a run is wanted, and is this process's; failed runs of the domain are given
   * up.
   *
   * @throws TouchstoneException of kind conflict if a run of the domain has not ended
   */
  Lease request(RunWish wish) {
    String domain = wish.domain();
    database.lock("run:" + domain);
    for (UUID unended : inState(domain, "'REQUESTED', 'RUNNING'")) {
      throw new TouchstoneException(
          TouchstoneException.Kind.CONFLICT,
          "batch-run-exists",
          "Batch job %s of domain '%s' has not ended; wait for it.".formatted(unended, domain));
    }
    for (UUID failed : inState(domain, "'FAILED'")) giveUp(failed);
    UUID id = ids.next();
    database
        .sql(
            """
            insert into matching.run (id, domain, retrain, everything, requested_by, requested, state,
              stage, done, total, merged_through)
            values (:id, :domain, :retrain, :everything, :by, :now, 'REQUESTED', 'waiting', 0, -1, 0)\
            """)
        .set("id", id)
        .set("domain", domain)
        .set("retrain", wish.retrain())
        .set("everything", wish.everything())
        .set("by", wish.by())
        .set("now", clock.instant())
        .update();
    return leases.acquire(new RunId(id));
  }

  private List<UUID> inState(String domain, String states) {
    return database
        .sql(
            """
            select id from matching.run where domain = :domain and state in (%s) order by id\
            """
                .formatted(states))
        .set("domain", domain)
        .list(row -> row.uuid("id"));
  }

  private void giveUp(UUID run) {
    plans.forget(run);
    for (String found : List.of("possible_match", "suspicious_cluster")) {
      database
          .sql("delete from matching.%s where run = :run".formatted(found))
          .set("run", run)
          .update();
    }
    database
        .sql("update matching.run set state = 'GIVEN_UP', failure = null where id = :run")
        .set("run", run)
        .update();
  }

  /** Makes a failed run wanted again, and this process's. */
  Lease requestAgain(RunId run) {
    int changed =
        database
            .sql(
                """
                update matching.run r
                set state = 'REQUESTED', failure = null, ended = null, stage = 'waiting'
                where id = :run and state = 'FAILED' and not exists (
                  select from matching.run o where o.domain = r.domain
                    and o.state in ('REQUESTED', 'RUNNING'))\
                """)
            .set("run", run.value())
            .update();
    if (changed == 0) {
      throw new TouchstoneException(
          TouchstoneException.Kind.CONFLICT,
          "batch-run-not-failed",
          "Batch job %s cannot be restarted: it has not failed, or another one of its domain runs."
              .formatted(require(run).id()));
    }
    return leases.acquire(run);
  }

  /** Notes the job in the server's repository, if it still is the job of the run. */
  void executes(Lease lease, long execution) {
    lease
        .sql(
            database,
            """
            update matching.run set execution = :execution
            where id = :run and owner = :owner and term = :term\
            """)
        .set("execution", execution)
        .update();
  }

  /**
   * Says what a run is doing.
   *
   * @throws LostLease if it is no longer this process's
   */
  void progress(Lease lease, String stage, long done, long total) {
    int changed =
        lease
            .sql(
                database,
                """
                update matching.run set state = 'RUNNING', started = coalesce(started, :now),
                  stage = :stage, done = :done, total = :total
                where id = :run and owner = :owner and term = :term\
                """)
            .set("now", clock.instant())
            .set("stage", stage)
            .set("done", done)
            .set("total", total)
            .update();
    if (changed == 0) throw new LostLease(lease);
  }

  /**
   * Says that a run has failed.
   *
   * @return false, with nothing changed, if it had ended or is no longer this process's
   */
  boolean fail(Lease lease, String failure) {
    int changed =
        lease
            .sql(
                database,
                """
                update matching.run set state = 'FAILED', failure = :failure, ended = :now,
                  owner = null, lease_until = null
                where id = :run and owner = :owner and term = :term\
                """)
            .set("failure", failure)
            .set("now", clock.instant())
            .update();
    return changed > 0;
  }

  /**
   * @throws TouchstoneException of kind not found
   */
  RunView require(RunId id) {
    return find(id)
        .orElseThrow(
            () ->
                new TouchstoneException(
                    TouchstoneException.Kind.NOT_FOUND,
                    "batch-run",
                    "There is no batch job %s.".formatted(id)));
  }

  /**
   * Whether the last match of everything before a run was merged to its end. One that was given up
   * leaves records that stand as it matched them, and are linked as before.
   */
  boolean isMerged(RunView before) {
    return database
        .sql(
            """
            select state from matching.run
            where domain = :domain and id < :run and trained_digest is not null
              and changes is null
            order by id desc limit 1""")
        .set("domain", before.domain())
        .set("run", before.id().value())
        .first(row -> RunState.valueOf(row.text("state")) == RunState.COMPLETED)
        .orElse(false);
  }

  private Optional<RunView> find(RunId id) {
    return database
        .sql("select * from matching.run where id = :id")
        .set("id", id.value())
        .first(Runs::view);
  }

  /**
   * How many runs of a domain are in a state.
   *
   * @param millis what the latest of them that ended took, 0 where none did
   * @param records how many records that one had
   */
  public record Tally(String domain, RunState state, long runs, long millis, long records) {}

  /** One for each domain and state that there are. */
  public List<Tally> tallies() {
    return database
        .sql(
            """
            select domain, state, count(*) as runs,
              coalesce((array_agg(cast(1000 * extract(epoch from ended - started) as bigint)
                order by ended desc nulls last))[1], 0) as millis,
              coalesce((array_agg(records order by ended desc nulls last))[1], 0) as records
            from matching.run group by domain, state\
            """)
        .list(
            row ->
                new Tally(
                    row.text("domain"),
                    RunState.valueOf(row.text("state")),
                    row.number("runs"),
                    row.number("millis"),
                    row.number("records")));
  }

  /** Newest first. */
  List<RunView> recent(Collection<String> domains, @Nullable RunId before, int limit) {
    return database
        .sql(
            """
            select * from matching.run
            where domain = any(:domains) and (cast(:before as uuid) is null or id < :before)
            order by id desc limit :limit\
            """)
        .set("before", before == null ? null : before.value())
        .set("domains", domains.toArray(String[]::new))
        .set("limit", limit)
        .list(Runs::view);
  }

  private static RunView view(Row row) throws SQLException {
    return new RunView(
        new RunId(row.uuid("id")),
        row.text("domain"),
        RunState.valueOf(row.text("state")),
        row.flag("retrain"),
        row.flag("everything"),
        row.text("requested_by"),
        row.instant("requested"),
        row.maybeInstant("started"),
        row.maybeInstant("ended"),
        row.text("stage"),
        row.number("done"),
        row.number("total"),
        (Long) row.value("records"),
        (Long) row.value("changes"),
        (Double) row.value("expected_matches"),
        (Long) row.value("golden_records"),
        (Long) row.value("open_tasks"),
        row.maybeText("trained_digest"),
        modelUse(row),
        row.maybeText("warning"),
        row.maybeText("failure"));
  }

  private static @Nullable ModelUse modelUse(Row row) throws SQLException {
    String basis = row.maybeText("model_basis");
    if (basis == null) return null;
    return new ModelUse(
        ModelChoice.Basis.valueOf(basis),
        row.number("model_records"),
        row.maybeText("replaced_digest"),
        (Long) row.value("replaced_records"));
  }
}
