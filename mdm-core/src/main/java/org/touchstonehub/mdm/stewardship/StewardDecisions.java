package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.database.Sql;
import org.touchstonehub.mdm.link.Decided;
import org.touchstonehub.mdm.link.Locks;

/** Reads what stewards decided. */
@ApplicationScoped
@Transactional
public class StewardDecisions implements Decided {
  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected StewardDecisions() {}

  @Inject
  public StewardDecisions(Database database) {
    this.database = database;
  }

  /**
   * @throws TouchstoneException of kind not found if there is no such decision
   */
  public DecisionView find(DecisionId id) {
    return require(id).view();
  }

  StewardDecision require(DecisionId id) {
    StewardDecision found = database.entities().find(StewardDecision.class, id.value());
    if (found == null) {
      throw new TouchstoneException(
          TouchstoneException.Kind.NOT_FOUND,
          "steward-decision",
          "There is no steward decision %s.".formatted(id));
    }
    return found;
  }

  /** Decisions about a record, the newest first, standing or not. */
  public List<DecisionView> about(SourceKey key) {
    return database
        .entities()
        .createQuery(
            """
            from StewardDecision d
            where (d.systemA = :system and d.keyA = :key) or (d.systemB = :system and d.keyB = :key)
            order by d.decided desc, d.id""",
            StewardDecision.class)
        .setParameter("system", key.system())
        .setParameter("key", key.key())
        .getResultStream()
        .map(StewardDecision::view)
        .toList();
  }

  /** Decisions that stand in a domain, the earliest first. */
  List<StewardDecision> standing(String domain) {
    return database
        .entities()
        .createQuery(
            """
            from StewardDecision d where d.domain = :domain and d.state = 'STANDING'
            order by d.decided, d.id""",
            StewardDecision.class)
        .setParameter("domain", domain)
        .getResultList();
  }

  /** Decisions that stand about one record, the earliest first. */
  List<StewardDecision> standingOf(String domain, SourceKey record) {
    return database
        .entities()
        .createQuery(
            """
            from StewardDecision d where d.domain = :domain and d.state = 'STANDING'
              and ((d.systemA = :system and d.keyA = :key)
                or (d.systemB = :system and d.keyB = :key))
            order by d.decided, d.id""",
            StewardDecision.class)
        .setParameter("domain", domain)
        .setParameter("system", record.system())
        .setParameter("key", record.key())
        .getResultList();
  }

  private static final String BINDING =
      "d.id, d.verdict, d.a_system, d.a_key, d.b_system, d.b_key, d.decided";

  /** Decisions that bind these records, or records that must-links hold together with them. */
  List<Standing> around(String domain, Collection<SourceKey> records) {
    return keyed(
            """
            with recursive reach (system, key) as (
              select system collate "C", key collate "C"
              from unnest(:systems, :keys) as k (system, key)
              union
              select case when m.is_a then d.b_system else d.a_system end,
                case when m.is_a then d.b_key else d.a_key end
              from reach r
              cross join (values (true), (false)) m (is_a)
              join mdm.steward_decision d on d.state = 'STANDING' and d.verdict = 'MATCH'
                and ((m.is_a and d.a_system = r.system and d.a_key = r.key)
                  or (not m.is_a and d.b_system = r.system and d.b_key = r.key)))
            select %s from mdm.steward_decision d where d.id in (
              select a.id from reach r join mdm.steward_decision a on a.state = 'STANDING'
                and a.a_system = r.system and a.a_key = r.key
              union all
              select b.id from reach r join mdm.steward_decision b on b.state = 'STANDING'
                and b.b_system = r.system and b.b_key = r.key)
              and d.domain = :domain order by d.decided, d.id"""
                .formatted(BINDING),
            records)
        .set("domain", domain)
        .list(StewardDecisions::standing);
  }

  /** Tells whether what bound these records, when rulings began with it, still does. */
  BooleanSupplier asBefore(String domain, Collection<SourceKey> records, Rulings rulings) {
    Set<SourceKey> of = Set.copyOf(records);
    return () -> around(domain, of).equals(rulings.before());
  }

  @Override
  public Constraints about(String domain, Set<SourceKey> records) {
    List<Standing> found =
        keyed(
                """
                select %1$s from unnest(:systems, :keys) as k (system, key)
                join mdm.steward_decision d on d.state = 'STANDING' and d.domain = :domain
                  and d.a_system = k.system and d.a_key = k.key
                union
                select %1$s from unnest(:systems, :keys) as k (system, key)
                join mdm.steward_decision d on d.state = 'STANDING' and d.domain = :domain
                  and d.b_system = k.system and d.b_key = k.key"""
                    .formatted(BINDING),
                records)
            .set("domain", domain)
            .list(StewardDecisions::standing);
    List<Constraints.Pair> must = new ArrayList<>();
    List<Constraints.Pair> cannot = new ArrayList<>();
    for (Standing one : found) {
      (one.verdict() == Verdict.MATCH ? must : cannot).add(one.constraint());
    }
    return new Constraints(must, cannot);
  }

  private Sql keyed(String text, Collection<SourceKey> keys) {
    return database
        .sql(text)
        .set("systems", keys.stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", keys.stream().map(SourceKey::key).toArray(String[]::new));
  }

  private static Standing standing(Row row) throws SQLException {
    return new Standing(
        row.uuid("id"),
        new RecordPair(
            new SourceKey(row.text("a_system"), row.text("a_key")),
            new SourceKey(row.text("b_system"), row.text("b_key"))),
        Verdict.valueOf(row.text("verdict")),
        row.instant("decided"));
  }

  /**
   * Decisions that only ones which were taken back, or are about to be, had suspended; the latest
   * first.
   */
  List<StewardDecision> suspendedBy(String domain, Collection<UUID> withdrawn) {
    return database
        .entities()
        .createQuery(
            """
            from StewardDecision d where d.domain = :domain and d.state = 'SUSPENDED'
              and (d.suspendedBy in :withdrawn or d.suspendedBy in (
                select l.id from StewardDecision l where l.state = 'WITHDRAWN'))
            order by d.decided desc, d.id desc""",
            StewardDecision.class)
        .setParameter("domain", domain)
        .setParameter("withdrawn", withdrawn)
        .getResultList();
  }

  /** Decisions that a command took back and that nobody restored since, the earliest first. */
  List<StewardDecision> withdrawnBy(UUID command) {
    List<UUID> ids =
        database
            .sql(
                """
                select decision_id from mdm.steward_decision_state
                where cause = :command and state = 'WITHDRAWN' and recorded_to is null""")
            .set("command", command)
            .list(row -> row.uuid("decision_id"));
    if (ids.isEmpty()) return List.of();
    return database
        .entities()
        .createQuery(
            "from StewardDecision d where d.id in :ids order by d.decided, d.id",
            StewardDecision.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  /** Decisions that a command made, the earliest first. */
  List<StewardDecision> ofCommand(UUID command) {
    return database
        .entities()
        .createQuery(
            "from StewardDecision d where d.command = :command order by d.decided, d.id",
            StewardDecision.class)
        .setParameter("command", command)
        .getResultList();
  }

  /** What stands in a domain, as the engine takes it. Free of contradictions. */
  public Constraints constraints(String domain) {
    return constraints(standing(domain));
  }

  /**
   * Ids of the decisions that stand in a domain and of its locks: others exactly when matching may
   * come to something else because of stewards.
   */
  public List<UUID> standingIds(String domain) {
    List<UUID> ids = new ArrayList<>();
    for (StewardDecision decision : standing(domain)) ids.add(decision.id());
    ids.addAll(new Locks(database).standing(domain));
    return ids;
  }

  /** The records that some decisions are about. */
  public Set<SourceKey> recordsOf(Collection<UUID> decided) {
    Set<SourceKey> records = new TreeSet<>();
    database
        .sql(
            """
            select a_system, a_key, b_system, b_key from mdm.steward_decision
            where id = any(:ids)""")
        .set("ids", decided.toArray(UUID[]::new))
        .each(
            row -> {
              records.add(new SourceKey(row.text("a_system"), row.text("a_key")));
              records.add(new SourceKey(row.text("b_system"), row.text("b_key")));
            });
    return records;
  }

  static Constraints constraints(List<StewardDecision> decisions) {
    List<Constraints.Pair> must = new ArrayList<>();
    List<Constraints.Pair> cannot = new ArrayList<>();
    for (StewardDecision decision : decisions) {
      (decision.verdict() == Verdict.MATCH ? must : cannot).add(decision.constraint());
    }
    return new Constraints(must, cannot);
  }
}
