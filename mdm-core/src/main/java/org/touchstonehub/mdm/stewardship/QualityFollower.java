package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.touchstonehub.match.engine.Reason;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.ValueFault;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.Follower;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.model.ActiveModels;

/**
 * Keeps the faults of golden values, and asks about each: one task for a golden record and an
 * attribute, which stays while the value does, whatever source record it comes from. What a steward
 * said is right as it is is not asked about again while it is the value of that golden record.
 *
 * <p>Where more than one golden record in {@link #TOO_OFTEN} fails in an attribute it is not its
 * values that are wrong but the column, its source or the model: then nobody is asked about them.
 * Of each other attribute {@link #MOST_ASKED} are asked about at a time; as these are answered, the
 * next batch asks about others.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class QualityFollower implements Follower {
  /** Open tasks about one attribute of a domain. */
  static final int MOST_ASKED = 1_000;

  /** One golden record in so many may fail in an attribute. */
  static final int TOO_OFTEN = 10;

  /** So many may fail in an attribute, however few golden records there are. */
  static final int FEW = 100;

  private static final Logger LOG = System.getLogger(QualityFollower.class.getName());

  private Database database;
  private ActiveModels models;
  private TaskFollower tasks;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected QualityFollower() {}

  @Inject
  public QualityFollower(Database database, ActiveModels models, TaskFollower tasks, Ids ids) {
    this.database = database;
    this.models = models;
    this.tasks = tasks;
    this.ids = ids;
  }

  @Override
  public Turn turn() {
    return Turn.ASKED;
  }

  /**
   * Of which golden records tasks are brought in step.
   *
   * @param ofFaults which faults these are, in SQL
   * @param ofTasks which tasks
   * @param value of the parameter {@code of} in both
   */
  private record Scope(String ofFaults, String ofTasks, Object value) {
    static Scope domain(String domain) {
      return new Scope("f.domain = :of", "t.domain = :of", domain);
    }

    static Scope golden(UUID[] ids) {
      return new Scope("f.golden_id = any(:of)", "c.golden_id = any(:of)", ids);
    }
  }

  @Override
  public void follow(ChangeSet set) {
    if (set.golden().isEmpty()) return;
    UUID[] changed = set.golden().stream().map(change -> change.id().value()).toArray(UUID[]::new);
    database
        .sql("delete from mdm.golden_fault where golden_id = any(:ids)")
        .set("ids", changed)
        .update();
    Map<String, Integer> failing = write(set);
    Scope scope = Scope.golden(changed);
    tell(set.domain(), set.cause(), set.at(), moot(scope));
    // where most of many fail it is the end of the batch that tells whether anybody is asked
    failing.values().removeIf(fail -> isMuch(fail, changed.length));
    if (failing.isEmpty()) return;
    Set<String> attributes = failing.keySet();
    attributes.removeAll(muchFailing(set.domain(), attributes));
    tell(set.domain(), set.cause(), set.at(), unasked(set.domain(), attributes, scope));
  }

  /**
   * Asks of all golden records of a domain.
   *
   * @param cause the batch run that asks
   */
  void refresh(String domain, UUID cause, Instant at) {
    Scope scope = Scope.domain(domain);
    Set<String> attributes =
        new TreeSet<>(
            database
                .sql("select distinct attribute from mdm.golden_fault where domain = :domain")
                .set("domain", domain)
                .list(row -> row.text("attribute")));
    Set<String> muchFailing = muchFailing(domain, attributes);
    for (String attribute : muchFailing) {
      LOG.log(
          Level.INFO,
          "event=values-not-asked-about domain={0} attribute={1} more-than-one-in={2}",
          domain,
          attribute,
          TOO_OFTEN);
    }
    attributes.removeAll(muchFailing);
    List<ChangeSet.TaskChange> closed = new ArrayList<>(moot(scope));
    closed.addAll(openOf(domain, muchFailing));
    tell(domain, cause, at, closed);
    tell(domain, cause, at, unasked(domain, attributes, scope));
  }

  private static boolean isMuch(long fail, long golden) {
    return fail > FEW && fail * TOO_OFTEN > golden;
  }

  /** Of these attributes those that so many golden records fail in that no value is to blame. */
  private Set<String> muchFailing(String domain, Set<String> attributes) {
    Set<String> much = new TreeSet<>();
    for (String attribute : attributes) {
      if (failing(domain, attribute, FEW + 1) <= FEW) continue;
      long golden =
          database
              .sql(
                  """
                  select count(*) as n from mdm.golden_identity
                  where domain = :domain and state = 'ACTIVE'""")
              .set("domain", domain)
              .first(row -> row.number("n"))
              .orElse(0L);
      if (isMuch(failing(domain, attribute, golden), golden)) much.add(attribute);
    }
    return much;
  }

  /** How many golden records fail in an attribute, counted as far as this. */
  private long failing(String domain, String attribute, long most) {
    return database
        .sql(
            """
            select count(*) as n from (
              select from mdm.golden_fault where domain = :domain and attribute = :attribute
              limit :most) f""")
        .set("domain", domain)
        .set("attribute", attribute)
        .set("most", most)
        .first(row -> row.number("n"))
        .orElse(0L);
  }

  /**
   * Writes the faults of golden records.
   *
   * @return how many fail, by attribute
   */
  private Map<String, Integer> write(ChangeSet set) {
    EntityModel model = models.require(set.domain()).model();
    List<UUID> golden = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (ChangeSet.GoldenChange change : set.golden()) {
      var content = change.content();
      if (content == null) continue;
      for (Failure one : Failure.of(model, content)) {
        golden.add(change.id().value());
        failures.add(one);
      }
    }
    if (golden.isEmpty()) return new TreeMap<>();
    database
        .sql(
            """
            insert into mdm.golden_fault
              (golden_id, domain, attribute, fault, subject, system, key)
            select golden_id, :domain, attribute, fault, subject, system, key
            from unnest(:ids, :attributes, :faults, :subjects, :systems, :keys)
              as f (golden_id, attribute, fault, subject, system, key)""")
        .set("domain", set.domain())
        .set("ids", golden.toArray(UUID[]::new))
        .set("attributes", failures.stream().map(Failure::attribute).toArray(String[]::new))
        .set("faults", failures.stream().map(one -> one.fault().name()).toArray(String[]::new))
        .set("subjects", failures.stream().map(Failure::subject).toArray(String[]::new))
        .set("systems", failures.stream().map(one -> one.record().system()).toArray(String[]::new))
        .set("keys", failures.stream().map(one -> one.record().key()).toArray(String[]::new))
        .update();
    Map<String, Integer> failing = new TreeMap<>();
    failures.forEach(one -> failing.merge(one.attribute(), 1, Integer::sum));
    return failing;
  }

  /** Tasks about values that are no longer there, and all but the first about one that is. */
  private List<ChangeSet.TaskChange> moot(Scope scope) {
    return database
        .sql(
            """
            select q.id from (
              select t.id, f.golden_id is null as is_moot,
                row_number() over (partition by c.golden_id, t.subject order by t.id) as place
              from mdm.steward_task t
              left join mdm.crosswalk c
                on c.system = t.a_system and c.key = t.a_key and c.recorded_to is null
              left join mdm.golden_fault f
                on f.golden_id = c.golden_id and f.subject = t.subject
              where t.state = 'OPEN' and t.kind = 'QUALITY_FAILURE' and %s) q
            where q.is_moot or q.place > 1"""
                .formatted(scope.ofTasks()))
        .set("of", scope.value())
        .list(QualityFollower::settled);
  }

  private static ChangeSet.TaskChange settled(Row row) throws SQLException {
    return new ChangeSet.Closed(row.uuid("id"), ChangeSet.Closed.Because.SETTLED);
  }

  private List<ChangeSet.TaskChange> openOf(String domain, Set<String> attributes) {
    if (attributes.isEmpty()) return List.of();
    return database
        .sql(
            """
            select t.id from mdm.steward_task t
            where t.domain = :domain and t.kind = 'QUALITY_FAILURE' and t.state = 'OPEN'
              and t.detail->>'attribute' = any(:attributes)""")
        .set("domain", domain)
        .set("attributes", attributes.toArray(String[]::new))
        .list(QualityFollower::settled);
  }

  /** How many tasks are open, by attribute. */
  private Map<String, Integer> open(String domain) {
    Map<String, Integer> open = new HashMap<>();
    database
        .sql(
            """
            select t.detail->>'attribute' as attribute, count(*) as n from mdm.steward_task t
            where t.domain = :domain and t.kind = 'QUALITY_FAILURE' and t.state = 'OPEN'
            group by 1""")
        .set("domain", domain)
        .each(row -> open.put(row.text("attribute"), row.integer("n")));
    return open;
  }

  /** What is to be asked of these attributes, as far as there is room for it. */
  private List<ChangeSet.TaskChange> unasked(String domain, Set<String> attributes, Scope scope) {
    if (attributes.isEmpty()) return List.of();
    Map<String, Integer> open = open(domain);
    List<ChangeSet.TaskChange> asked = new ArrayList<>();
    for (String attribute : attributes) {
      int room = MOST_ASKED - open.getOrDefault(attribute, 0);
      if (room > 0) asked.addAll(unasked(attribute, scope, room));
    }
    return asked;
  }

  private List<ChangeSet.Asked> unasked(String attribute, Scope scope, int most) {
    return database
        .sql(
            """
            select f.attribute, f.fault, f.subject, f.system, f.key from mdm.golden_fault f
            where f.attribute = :attribute and %s and not exists (
              select from mdm.crosswalk c
              join mdm.steward_task t on t.kind = 'QUALITY_FAILURE'
                and t.a_system = c.system and t.a_key = c.key and t.subject = f.subject
                and (t.state = 'OPEN' or t.answer = 'MATCH')
              where c.golden_id = f.golden_id and c.recorded_to is null)
            order by f.golden_id limit :most"""
                .formatted(scope.ofFaults()))
        .set("of", scope.value())
        .set("attribute", attribute)
        .set("most", most)
        .list(this::asked);
  }

  private ChangeSet.Asked asked(Row row) throws SQLException {
    Failure failure =
        new Failure(
            row.text("attribute"),
            ValueFault.valueOf(row.text("fault")),
            row.text("subject"),
            new SourceKey(row.text("system"), row.text("key")));
    return new ChangeSet.Asked(
        ids.next(),
        TaskKind.QUALITY_FAILURE,
        failure.record(),
        null,
        List.of(),
        List.of(),
        failure.subject(),
        0.5,
        Json.write(List.of(new Reason(failure.attribute(), failure.fault().words(), 0))),
        Json.write(Map.of("attribute", failure.attribute(), "fault", failure.fault().written())));
  }

  private void tell(String domain, UUID cause, Instant at, List<ChangeSet.TaskChange> changes) {
    if (changes.isEmpty()) return;
    tasks.follow(ChangeSet.ofTasks(domain, cause, at, changes, false));
  }
}
