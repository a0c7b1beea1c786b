package org.touchstonehub.matching.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.database.Database;

/**
 * Which process carries out which run. All times are the database's, so that clocks of machines may
 * differ. Rows that somebody works on are passed over instead of waited for: whoever holds one is
 * alive.
 */
@ApplicationScoped
@Transactional
public class Leases {
  /** So often in a row a run is taken from a process that has gone before it is given up. */
  static final int MOST_TAKEOVERS = 3;

  private static final Duration LAST_WRITE = Duration.ofSeconds(5);
  private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(30);
  private static final int SHORTEST_SECONDS = 1;
  private static final int LONGEST_SECONDS = 3600;

  private final UUID node = UUID.randomUUID();
  private Database database;
  private int seconds;

  @SuppressWarnings("NullAway.Init")
  protected Leases() {}

  /**
   * @param seconds how long a run is its process's after a sign of life, 1 to 3600
   */
  @Inject
  public Leases(
      Database database,
      @ConfigProperty(name = "TOUCHSTONE_RUN_LEASE_SECONDS", defaultValue = "30") int seconds) {
    if (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) {
      throw new IllegalArgumentException(
          "TOUCHSTONE_RUN_LEASE_SECONDS is %d; it must be from %d to %d."
              .formatted(seconds, SHORTEST_SECONDS, LONGEST_SECONDS));
    }
    this.database = database;
    this.seconds = seconds;
  }

  /** Names this process, from its start to its end. */
  UUID node() {
    return node;
  }

  /** How long a lease holds without a renewal. */
  Duration length() {
    return Duration.ofSeconds(seconds);
  }

  /** Makes this process the owner of a run that is none's, in the transaction that says so. */
  Lease acquire(RunId run) {
    return database
        .sql(
            """
            update matching.run set owner = :node, term = term + 1, takeovers = 0,
              lease_until = clock_timestamp() + :seconds * interval '1 second'
            where id = :run and owner is null returning term\
            """)
        .set("node", node)
        .set("seconds", seconds)
        .set("run", run.value())
        .first(row -> new Lease(run, node, row.number("term")))
        .orElseThrow(() -> new IllegalStateException("batch job " + run + " has an owner"));
  }

  /**
   * A run that was taken up.
   *
   * @param execution its newest one in the job repository, which nobody carries out any more
   * @param from the process that it was taken from; null if that had let go of it
   * @param takeovers how often in a row, with this time, it was taken without getting any further
   */
  record Takeover(Lease lease, @Nullable Long execution, @Nullable UUID from, int takeovers) {
    boolean isOneTooMany() {
      return takeovers > MOST_TAKEOVERS;
    }
  }

  /**
   * Takes the oldest run that has no living owner.
   *
   * @param except runs that are not to be taken, whatever their row says
   */
  Optional<Takeover> takeOver(Collection<RunId> except) {
    return database
        .sql(
            """
            update matching.run r
            set owner = :node, term = r.term + 1,
              takeovers = r.takeovers + case when free.owner is null then 0 else 1 end,
              lease_until = clock_timestamp() + :seconds * interval '1 second'
            from (
              select id, owner from matching.run
              where state in ('REQUESTED', 'RUNNING') and id <> all(:except)
                and (owner is null or lease_until < clock_timestamp())
              order by id limit 1 for no key update skip locked) free
            where r.id = free.id
            returning r.id, r.term, r.execution, r.takeovers, free.owner as taken_from\
            """)
        .set("node", node)
        .set("seconds", seconds)
        .set("except", except.stream().map(RunId::value).toArray(UUID[]::new))
        .first(
            row ->
                new Takeover(
                    new Lease(new RunId(row.uuid("id")), node, row.number("term")),
                    (Long) row.value("execution"),
                    (UUID) row.value("taken_from"),
                    row.integer("takeovers")));
  }

  /** The runs that the database calls this process's own. */
  List<Lease> own() {
    return database
        .sql("select id, term from matching.run where owner = :node order by id")
        .set("node", node)
        .list(row -> new Lease(new RunId(row.uuid("id")), node, row.number("term")));
  }

  /**
   * Says that this process is alive. One that was silent for too long keeps what no other has taken
   * meanwhile.
   */
  void renew(Collection<Lease> leases) {
    database
        .sql(
            """
            update matching.run
            set lease_until = clock_timestamp() + :seconds * interval '1 second'
            where id in (
              select id from matching.run where owner = :node and id = any(:runs)
              for no key update skip locked)\
            """)
        .set("seconds", seconds)
        .set("node", node)
        .set("runs", leases.stream().map(lease -> lease.run().value()).toArray(UUID[]::new))
        .update();
  }

  /**
   * Does work of a run in the current transaction, during which nobody can take the run over. To be
   * called when the lock on the domain is held, not before: some work of a run needs that lock long
   * before it writes.
   *
   * @throws LostLease if the run has another owner; the transaction can only be rolled back
   */
  public <T> T holding(Lease lease, Supplier<T> work) {
    boolean held =
        lease
            .sql(
                database,
                """
                select from matching.run where id = :run and owner = :owner and term = :term
                for no key update\
                """)
            .any();
    if (!held) throw new LostLease(lease);
    endIfSilent();
    T done = work.get();
    // Nobody could renew it meanwhile, and it may have taken longer than the lease.
    lease
        .sql(
            database,
            """
            update matching.run
            set lease_until = clock_timestamp() + :seconds * interval '1 second'
            where id = :run and owner = :owner and term = :term\
            """)
        .set("seconds", seconds)
        .update();
    return done;
  }

  /**
   * A process that is paused, or cut off from the network, in the middle of its transaction would
   * keep the row, and the lock on the domain, from others until it is back.
   */
  private void endIfSilent() {
    long millis = Math.max(SHORTEST_SILENCE.toMillis(), 2 * length().toMillis());
    database
        .sql("select set_config('idle_in_transaction_session_timeout', :millis, true)")
        .set("millis", String.valueOf(millis))
        .any();
  }

  /** Lets another process go on with the run at once. */
  void release(Lease lease) {
    lease
        .sql(
            database,
            """
            update matching.run set owner = null, lease_until = null
            where id = :run and owner = :owner and term = :term\
            """)
        .update();
  }

  /**
   * Lets others go on at once with all runs of this process. What is being written of them may be
   * committed first, within seconds.
   *
   * @return how many
   * @throws org.touchstonehub.mdm.database.DatabaseFailure if it takes longer
   */
  int releaseAll() {
    database
        .sql("select set_config('lock_timeout', :patience, true)")
        .set("patience", LAST_WRITE.toMillis() + "ms")
        .any();
    return database
        .sql(
            """
            update matching.run set owner = null, lease_until = null where owner = :node\
            """)
        .set("node", node)
        .update();
  }
}
