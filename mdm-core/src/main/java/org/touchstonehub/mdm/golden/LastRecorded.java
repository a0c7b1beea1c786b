package org.touchstonehub.mdm.golden;

import java.time.Instant;
import java.util.Optional;
import org.touchstonehub.mdm.database.Database;

/** When something was last recorded in a domain. */
public final class LastRecorded {
  private static final String NAME = "recording:";

  private final Database database;

  public LastRecorded(Database database) {
    this.database = database;
  }

  /**
   * The greatest instant at which a current version was recorded or a golden id retired; empty
   * where neither was. It never goes back: whatever takes the newest version away records something
   * newer.
   */
  public Optional<Instant> last(Projection projection) {
    return database
        .sql(
            """
            select greatest(
              (select max(recorded_from) from %s),
              (select max(retired) from mdm.golden_identity
                where domain = :domain and state = 'RETIRED')) as recorded"""
                .formatted(projection.qualified()))
        .set("domain", projection.domain())
        .first(row -> Optional.ofNullable(row.maybeInstant("recorded")))
        .flatMap(found -> found);
  }

  /**
   * Notes, until the transaction ends, that it may yet record something at this instant or later.
   * Comes before {@link #last} is asked for the instant that is then recorded.
   */
  public void begin(String domain, Instant now) {
    database
        .sql("select pg_advisory_xact_lock_shared(hashtext(:domain), :second)")
        .set("domain", NAME + domain)
        .set("second", (int) now.getEpochSecond())
        .list(row -> 0);
  }

  /**
   * The same as {@link #last}, but not after what transactions may yet record that have begun and
   * cannot be seen: whatever becomes visible later is recorded at this instant or after it.
   */
  Optional<Instant> settled(Projection projection) {
    // in this order: who begins after the first look sees what it saw, and records later
    Optional<Instant> last = last(projection);
    Optional<Instant> begun =
        database
            .sql(
                """
                select to_timestamp(min(objid::bigint)) as since from pg_locks
                where locktype = 'advisory' and objsubid = 2
                  and database = (select oid from pg_database where datname = current_database())
                  and classid::bigint = hashtext(:domain)::bigint & 4294967295""")
            .set("domain", NAME + projection.domain())
            .first(row -> Optional.ofNullable(row.maybeInstant("since")))
            .flatMap(since -> since);
    return last.map(at -> begun.filter(at::isAfter).orElse(at));
  }
}
