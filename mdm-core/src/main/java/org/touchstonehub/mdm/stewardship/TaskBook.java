package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.touchstonehub.match.engine.Reason;
import org.touchstonehub.match.engine.SuspiciousCluster;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.database.CopyText;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.mdm.database.Json;

/** Keeps the queue of tasks in step with records, matches and decisions, as sets. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TaskBook {
  private Database database;
  private TaskPriorities priorities;
  private ReviewRules rules;

  @SuppressWarnings("NullAway.Init")
  protected TaskBook() {}

  @Inject
  public TaskBook(Database database, TaskPriorities priorities, ReviewRules rules) {
    this.database = database;
    this.priorities = priorities;
    this.rules = rules;
  }

  /** Gives each question that a batch found. */
  public interface Questions {
    void writeTo(Sink sink) throws IOException;
  }

  /** Takes questions. */
  public interface Sink {
    /** Two records that may be one thing. */
    void add(SourceKey a, SourceKey b, double probability, Iterable<Reason> reasons)
        throws IOException;

    /** Records of one cluster that may be two things. */
    void add(SuspiciousCluster cluster) throws IOException;
  }

  /** A record of a suspicious cluster, as the database reads it. */
  private record Member(String system, String key, int side) {}

  /** Names what is asked of a cluster: where its bridge divides other records it is asked anew. */
  static String subject(List<SourceKey> sideOfA, List<SourceKey> sideOfB) {
    MessageDigest sha = Digests.sha256();
    for (List<SourceKey> side : List.of(sideOfA, sideOfB)) {
      for (SourceKey key : side) {
        Digests.add(sha, key.system());
        Digests.add(sha, key.key());
      }
      Digests.add(sha, "");
    }
    return HexFormat.of().formatHex(sha.digest(), 0, 16);
  }

  private static List<Member> members(SuspiciousCluster cluster) {
    List<Member> members = new ArrayList<>();
    cluster.sideOfA().forEach(key -> members.add(new Member(key.system(), key.key(), 0)));
    cluster.sideOfB().forEach(key -> members.add(new Member(key.system(), key.key(), 1)));
    return members;
  }

  /** Closes open tasks that ask what is so by now. */
  public void settle(String domain, Instant now) {
    database
        .sql(
            """
            update mdm.steward_task t
            set state = 'CLOSED', closed_because = 'SETTLED', closed = greatest(:now, t.created),
              changed = greatest(:now, t.changed), changed_by = '', revision = t.revision + 1
            from mdm.crosswalk a, mdm.crosswalk b
            where t.domain = :domain and t.state = 'OPEN'
              and a.system = t.a_system and a.key = t.a_key and a.recorded_to is null
              and b.system = t.b_system and b.key = t.b_key and b.recorded_to is null
              and case when t.kind in ('POSSIBLE_MATCH', 'SHARED_IDENTIFIER')
                    then a.golden_id = b.golden_id
                    when t.kind = 'SUSPICIOUS_CLUSTER' then a.golden_id <> b.golden_id
                    else false end""")
        .set("now", now)
        .set("domain", domain)
        .update();
  }

  /**
   * Makes what a batch found the open questions of a domain. A question that is open stays one
   * task; a pair that is decided, or that lies in one golden record, or that a cannot-link keeps
   * apart, is not asked, nor a cluster that is none any more; open tasks that the batch no longer
   * finds are closed. Writing the same again changes nothing.
   *
   * @return open tasks of the domain afterwards
   */
  public long replace(String domain, UUID run, Questions found, Instant now) {
    database
        .sql(
            """
            create temporary table found_question (
              kind text, a_system text collate "C", a_key text collate "C",
              b_system text collate "C", b_key text collate "C", subject text collate "C",
              probability double precision, reasons jsonb, members jsonb) on commit drop""")
        .update();
    database.copy(
        "found_question (kind, a_system, a_key, b_system, b_key, subject, probability, reasons,"
            + " members)",
        rows -> found.writeTo(new Rows(rows)));
    database.sql("analyze found_question").update();
    leaveOutSettled();
    settle(domain, now);
    closeUnasked(domain, now);
    refreshOpen(now);
    ask(domain, run, now);
    database.sql("drop table found_question").update();
    priorities.refresh(domain);
    return database
        .sql("select count(*) as n from mdm.steward_task where domain = :domain and state = 'OPEN'")
        .set("domain", domain)
        .first(row -> row.number("n"))
        .orElse(0L);
  }

  private record Rows(CopyText rows) implements Sink {
    @Override
    public void add(SourceKey a, SourceKey b, double probability, Iterable<Reason> reasons)
        throws IOException {
      RecordPair pair = RecordPair.of(a, b);
      row(TaskKind.POSSIBLE_MATCH, pair, "", probability, reasons, List.of());
    }

    @Override
    public void add(SuspiciousCluster cluster) throws IOException {
      row(
          TaskKind.SUSPICIOUS_CLUSTER,
          RecordPair.of(cluster.a(), cluster.b()),
          subject(cluster.sideOfA(), cluster.sideOfB()),
          cluster.probability(),
          cluster.reasons(),
          members(cluster));
    }

    private void row(
        TaskKind kind,
        RecordPair pair,
        String subject,
        double probability,
        Iterable<Reason> reasons,
        List<Member> members)
        throws IOException {
      rows.row(
          kind.name(),
          pair.a().system(),
          pair.a().key(),
          pair.b().system(),
          pair.b().key(),
          subject,
          probability,
          Json.write(reasons),
          Json.write(members));
    }
  }

  private void leaveOutSettled() {
    database
        .sql(
            """
            delete from found_question p using mdm.steward_decision d
            where d.state = 'STANDING' and d.a_system = p.a_system and d.a_key = p.a_key
              and d.b_system = p.b_system and d.b_key = p.b_key""")
        .update();
    database
        .sql(
            """
            delete from found_question p using mdm.crosswalk a, mdm.crosswalk b
            where a.system = p.a_system and a.key = p.a_key and a.recorded_to is null
              and b.system = p.b_system and b.key = p.b_key and b.recorded_to is null
              and case when p.kind = 'SUSPICIOUS_CLUSTER' then a.golden_id <> b.golden_id
                else a.golden_id = b.golden_id or exists (
                  select from mdm.crosswalk x
                  join mdm.steward_decision d on d.state = 'STANDING' and d.verdict = 'NO_MATCH'
                    and ((d.a_system, d.a_key) = (x.system, x.key)
                      or (d.b_system, d.b_key) = (x.system, x.key))
                  join mdm.crosswalk y on y.recorded_to is null and y.golden_id = b.golden_id
                    and ((d.a_system, d.a_key) = (y.system, y.key)
                      or (d.b_system, d.b_key) = (y.system, y.key))
                  where x.golden_id = a.golden_id and x.recorded_to is null) end""")
        .update();
  }

  private void closeUnasked(String domain, Instant now) {
    database
        .sql(
            """
            update mdm.steward_task t
            set state = 'CLOSED', closed_because = 'SETTLED', closed = greatest(:now, t.created),
              changed = greatest(:now, t.changed), changed_by = '', revision = t.revision + 1
            where t.domain = :domain and t.state = 'OPEN'
              and t.kind in ('POSSIBLE_MATCH', 'SUSPICIOUS_CLUSTER')
              and not exists (
                select from found_question p where p.kind = t.kind and p.a_system = t.a_system
                  and p.a_key = t.a_key and p.b_system = t.b_system and p.b_key = t.b_key
                  and p.subject = t.subject)""")
        .set("domain", domain)
        .set("now", now)
        .update();
  }

  private void refreshOpen(Instant now) {
    database
        .sql(
            """
            update mdm.steward_task t
            set probability = p.probability, reasons = p.reasons,
              changed = greatest(:now, t.changed), changed_by = '', revision = t.revision + 1
            from found_question p
            where t.state = 'OPEN' and t.kind = p.kind and t.subject = p.subject
              and p.a_system = t.a_system and p.a_key = t.a_key
              and p.b_system = t.b_system and p.b_key = t.b_key
              and (t.probability, t.reasons) is distinct from (p.probability, p.reasons)""")
        .set("now", now)
        .update();
  }

  private void ask(String domain, UUID run, Instant now) {
    database
        .sql(
            """
            with asked as (
              insert into mdm.steward_task
                (id, domain, kind, a_system, a_key, b_system, b_key, a_digest, b_digest, subject,
                 probability, reasons, state, created, asked_by, due, changed, revision)
              select gen_random_uuid(), :domain, p.kind, p.a_system, p.a_key, p.b_system, p.b_key,
                a.digest, b.digest, p.subject, p.probability, p.reasons, 'OPEN', :now, :run,
                case p.kind when 'POSSIBLE_MATCH' then cast(:duePair as timestamptz)
                  else cast(:dueCluster as timestamptz) end, :now, 0
              from found_question p
              join mdm.source_record a on a.system = p.a_system and a.key = p.a_key
                and a.recorded_to is null and not a.deleted
              join mdm.source_record b on b.system = p.b_system and b.key = p.b_key
                and b.recorded_to is null and not b.deleted
              on conflict do nothing
              returning id, kind, a_system, a_key, b_system, b_key, subject)
            insert into mdm.steward_task_record (task, system, key, side)
            select t.id, m.system, m.key, m.side
            from asked t
            join found_question p on p.kind = t.kind and p.subject = t.subject
              and p.a_system = t.a_system and p.a_key = t.a_key
              and p.b_system = t.b_system and p.b_key = t.b_key
            cross join jsonb_to_recordset(p.members) as m (system text, key text, side smallint)""")
        .set("domain", domain)
        .set("run", run)
        .set("now", now)
        .set("duePair", rules.due(TaskKind.POSSIBLE_MATCH, now))
        .set("dueCluster", rules.due(TaskKind.SUSPICIOUS_CLUSTER, now))
        .update();
  }
}
