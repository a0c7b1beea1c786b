package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.touchstonehub.match.engine.Reason;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Json;

/** Keeps the queue of tasks in step with records, matches and decisions, as sets. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TaskBook {
  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected TaskBook() {}

  @Inject
  public TaskBook(Database database) {
    this.database = database;
  }

  /** Gives each possible match that a batch found, one call a pair. */
  public interface PossibleMatches {
    void writeTo(Sink sink) throws IOException;
  }

  /** Takes possible matches. */
  public interface Sink {
    void add(SourceKey a, SourceKey b, double probability, Iterable<Reason> reasons)
        throws IOException;
  }

  /** Closes open tasks whose two records have one golden record now, or none. */
  public void settle(String domain, Instant now) {
    database
        .sql(
            """
            update mdm.steward_task t
            set state = 'CLOSED', closed_because = 'SETTLED', closed = greatest(:now, t.created),
              revision = t.revision + 1
            from mdm.crosswalk a, mdm.crosswalk b
            where t.domain = :domain and t.state = 'OPEN' and t.kind = 'POSSIBLE_MATCH'
              and a.system = t.a_system and a.key = t.a_key and a.recorded_to is null
              and b.system = t.b_system and b.key = t.b_key and b.recorded_to is null
              and a.golden_id = b.golden_id""")
        .set("now", now)
        .set("domain", domain)
        .update();
  }

  /**
   * Makes the possible matches of a batch the open questions of a domain. A pair that is open stays
   * one task; a pair that is decided, or that lies in one golden record, or that a cannot-link
   * keeps apart, is not asked; open tasks that the batch no longer finds are closed. Writing the
   * same matches again changes nothing.
   *
   * @return open tasks of the domain afterwards
   */
  public long replace(String domain, UUID run, PossibleMatches found, Instant now) {
    database
        .sql(
            """
            create temporary table possible (
              a_system text collate "C", a_key text collate "C",
              b_system text collate "C", b_key text collate "C",
              probability double precision, reasons jsonb) on commit drop""")
        .update();
    database.copy(
        "possible (a_system, a_key, b_system, b_key, probability, reasons)",
        rows ->
            found.writeTo(
                (a, b, probability, reasons) -> {
                  RecordPair pair = RecordPair.of(a, b);
                  rows.row(
                      pair.a().system(),
                      pair.a().key(),
                      pair.b().system(),
                      pair.b().key(),
                      probability,
                      Json.write(reasons));
                }));
    database.sql("analyze possible").update();
    leaveOutSettled();
    settle(domain, now);
    closeUnasked(domain, now);
    refreshOpen();
    ask(domain, run, now);
    database.sql("drop table possible").update();
    return database
        .sql("select count(*) as n from mdm.steward_task where domain = :domain and state = 'OPEN'")
        .set("domain", domain)
        .first(row -> row.number("n"))
        .orElse(0L);
  }

  private void leaveOutSettled() {
    database
        .sql(
            """
            delete from possible p using mdm.steward_decision d
            where d.state = 'STANDING' and d.a_system = p.a_system and d.a_key = p.a_key
              and d.b_system = p.b_system and d.b_key = p.b_key""")
        .update();
    database
        .sql(
            """
            delete from possible p using mdm.crosswalk a, mdm.crosswalk b
            where a.system = p.a_system and a.key = p.a_key and a.recorded_to is null
              and b.system = p.b_system and b.key = p.b_key and b.recorded_to is null
              and (a.golden_id = b.golden_id or exists (
                select from mdm.crosswalk x
                join mdm.steward_decision d on d.state = 'STANDING' and d.verdict = 'NO_MATCH'
                  and ((d.a_system, d.a_key) = (x.system, x.key)
                    or (d.b_system, d.b_key) = (x.system, x.key))
                join mdm.crosswalk y on y.recorded_to is null and y.golden_id = b.golden_id
                  and ((d.a_system, d.a_key) = (y.system, y.key)
                    or (d.b_system, d.b_key) = (y.system, y.key))
                where x.golden_id = a.golden_id and x.recorded_to is null))""")
        .update();
  }

  private void closeUnasked(String domain, Instant now) {
    database
        .sql(
            """
            update mdm.steward_task t
            set state = 'CLOSED', closed_because = 'SETTLED', closed = greatest(:now, t.created),
              revision = t.revision + 1
            where t.domain = :domain and t.state = 'OPEN' and t.kind = 'POSSIBLE_MATCH'
              and not exists (
                select from possible p where p.a_system = t.a_system and p.a_key = t.a_key
                  and p.b_system = t.b_system and p.b_key = t.b_key)""")
        .set("domain", domain)
        .set("now", now)
        .update();
  }

  private void refreshOpen() {
    database
        .sql(
            """
            update mdm.steward_task t
            set probability = p.probability, reasons = p.reasons, revision = t.revision + 1
            from possible p
            where t.state = 'OPEN' and t.kind = 'POSSIBLE_MATCH'
              and p.a_system = t.a_system and p.a_key = t.a_key
              and p.b_system = t.b_system and p.b_key = t.b_key
              and (t.probability, t.reasons) is distinct from (p.probability, p.reasons)""")
        .update();
  }

  private void ask(String domain, UUID run, Instant now) {
    database
        .sql(
            """
            insert into mdm.steward_task
              (id, domain, kind, a_system, a_key, b_system, b_key, a_digest, b_digest,
               probability, reasons, state, created, asked_by, revision)
            select gen_random_uuid(), :domain, 'POSSIBLE_MATCH', p.a_system, p.a_key, p.b_system,
              p.b_key, a.digest, b.digest, p.probability, p.reasons, 'OPEN', :now, :run, 0
            from possible p
            join mdm.source_record a on a.system = p.a_system and a.key = p.a_key
              and a.recorded_to is null and not a.deleted
            join mdm.source_record b on b.system = p.b_system and b.key = p.b_key
              and b.recorded_to is null and not b.deleted
            on conflict do nothing""")
        .set("domain", domain)
        .set("run", run)
        .set("now", now)
        .update();
  }
}
