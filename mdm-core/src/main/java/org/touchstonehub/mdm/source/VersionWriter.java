package org.touchstonehub.mdm.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.GoldenRefresh;
import org.touchstonehub.mdm.database.Database;

/**
 * Turns rows of the temporary table {@code incoming} into versions of source records, as sets, and
 * brings what follows from them up to date.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class VersionWriter {
  /** How long a caller waits who sends single records. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int ANALYZE_FROM = 5_000;

  /** What became of the incoming records. */
  record Outcome(long created, long changed, long unchanged) {}

  private Database database;
  private GoldenRefresh refresh;

  @SuppressWarnings("NullAway.Init")
  protected VersionWriter() {}

  @Inject
  public VersionWriter(Database database, GoldenRefresh refresh) {
    this.database = database;
    this.refresh = refresh;
  }

  /** Makes the empty table that {@link #write} reads; it goes with the transaction. */
  void open() {
    database
        .sql(
            """
            create temporary table incoming (
              ordinal bigint, line bigint, system text collate "C", key text collate "C",
              attributes jsonb, digest bytea, deleted boolean, fault integer, reason text)
            on commit drop""")
        .update();
  }

  /**
   * Waits for others who write records of this system; the lock ends with the transaction, which
   * waits for other locks as long at most.
   *
   * @throws org.touchstonehub.mdm.database.Busy if others still hold it then
   * @throws UnknownSystem if the system was deleted meanwhile
   */
  void lock(String system, Duration patience) {
    lock(database, system, patience);
    requireThere(database, system);
  }

  private static void requireThere(Database database, String system) {
    boolean isThere =
        database
            .sql("select from mdm.source_system where name = :system")
            .set("system", system)
            .any();
    if (!isThere) throw new UnknownSystem(system);
  }

  /** The same for who takes the system itself away. */
  static void lock(Database database, String system, Duration patience) {
    database.lock("records:" + system, patience);
  }

  /**
   * Keeps files of this system, and who takes it away, waiting until the transaction ends; not
   * others who send single records.
   *
   * @throws org.touchstonehub.mdm.database.Busy if a file is not loaded in time
   * @throws UnknownSystem if the system was deleted meanwhile
   */
  static void lockShared(Database database, String system) {
    database.waitAtMost(PATIENCE);
    database.lockShared("records:" + system);
    requireThere(database, system);
  }

  /**
   * Writes what is new or different; of several rows with one key the last counts. The caller holds
   * the locks of the systems. Deleting what is not there is no change.
   */
  Outcome write(String domain, UUID cause, Instant now) {
    Outcome outcome = arrive(domain, cause, now);
    close();
    return outcome;
  }

  private void close() {
    database.sql("drop table arriving").update();
    database.sql("drop table incoming").update();
  }

  private Outcome arrive(String domain, UUID cause, Instant now) {
    database.sql("analyze incoming").update();
    database
        .sql(
            """
            create temporary table arriving on commit drop as
            select i.*, coalesce(s.version, 0) as version, s.system is null as is_new
            from (
              select distinct on (system, key) * from incoming
              order by system, key, ordinal desc) i
            left join mdm.source_record s
              on s.system = i.system and s.key = i.key and s.recorded_to is null""")
        .update();
    long all = count("select count(*) as n from arriving");
    database
        .sql(
            """
            delete from arriving a using mdm.source_record s
            where s.system = a.system and s.key = a.key and s.recorded_to is null
              and s.deleted = a.deleted and s.digest = a.digest""")
        .update();
    database.sql("delete from arriving where is_new and deleted").update();
    database
        .sql(
            """
            update mdm.source_record s set recorded_to = greatest(:now, s.recorded_from)
            from arriving a
            where s.system = a.system and s.key = a.key and s.recorded_to is null""")
        .set("now", now)
        .update();
    int written =
        database
            .sql(
                """
                insert into mdm.source_record
                  (system, key, version, attributes, digest, deleted, recorded_from)
                select system, key, version + 1, attributes, digest, deleted, :now from arriving""")
            .set("now", now)
            .update();
    long created = count("select count(*) as n from arriving where is_new");
    if (written > created) follow(domain, cause);
    if (written >= ANALYZE_FROM) database.sql("analyze mdm.source_record").update();
    return new Outcome(created, written - created, all - written);
  }

  private long count(String sql) {
    return database.sql(sql).first(row -> row.number("n")).orElse(0L);
  }

  /** The lock comes before the links are read: a batch may just have linked these records. */
  private void follow(String domain, UUID cause) {
    refresh.lock(domain);
    List<SourceKey> written =
        database
            .sql("select system, key from arriving where not is_new")
            .list(row -> new SourceKey(row.text("system"), row.text("key")));
    refresh.ofRecords(domain, written, cause);
  }
}
