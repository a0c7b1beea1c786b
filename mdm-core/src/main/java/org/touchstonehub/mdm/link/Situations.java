package org.touchstonehub.mdm.link;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.SourceVersion;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.database.Sql;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.LastRecorded;
import org.touchstonehub.mdm.golden.Projection;
import org.touchstonehub.mdm.golden.Projections;

/** Reads situations. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Situations {
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private Database database;
  private Projections projections;
  private LastRecorded recorded;
  private Corrections corrections;
  private Clock clock;

  @SuppressWarnings("NullAway.Init")
  protected Situations() {}

  @Inject
  public Situations(Database database, Projections projections, Clock clock) {
    this.database = database;
    this.projections = projections;
    this.recorded = new LastRecorded(database);
    this.corrections = new Corrections(database);
    this.clock = clock;
  }

  /**
   * The situation of some records, whether they are there or not. The caller holds what keeps
   * others from changing it.
   *
   * @param wanted golden ids that may be brought back, beside those that held a record last
   */
  public Situation around(
      String domain, Collection<SourceKey> records, Collection<GoldenId> wanted) {
    Set<SourceKey> all = new TreeSet<>(records);
    Map<SourceKey, Link> links;
    Map<SourceKey, Anchored> corrected;
    do {
      links = links(all);
      all.addAll(links.keySet());
      corrected = corrections.around(all);
      all.addAll(corrected.keySet());
    } while (addAnchors(corrected, all));
    Map<SourceKey, SourceVersion> there = there(all);
    Map<GoldenId, Set<SourceKey>> retired = retired(all, wanted);
    Set<GoldenId> golden = new HashSet<>(retired.keySet());
    links.values().forEach(link -> golden.add(link.golden()));
    return new Situation(
        domain, now(domain), there, corrected, links, versions(golden), retired, questions(all));
  }

  /** Where a correction goes depends on all that it corrects: false if all of that is here. */
  private static boolean addAnchors(Map<SourceKey, Anchored> corrected, Set<SourceKey> all) {
    boolean isMore = false;
    for (Anchored one : corrected.values()) isMore |= all.addAll(one.anchors());
    return isMore;
  }

  /**
   * A source record as it is now.
   *
   * @param version its number
   */
  public record Current(Map<String, String> values, int version) {
    public Current {
      values = Map.copyOf(values);
    }
  }

  /** Those of these records that are there, as they are. */
  public Map<SourceKey, Current> current(Collection<SourceKey> records) {
    Map<SourceKey, Current> current = new HashMap<>();
    if (records.isEmpty()) return current;
    keyed(
            """
            select s.system, s.key, s.version, s.attributes::text as attributes
            from unnest(:systems, :keys) as k (system, key)
            join mdm.source_record s
              on s.system = k.system and s.key = k.key and s.recorded_to is null
            where not s.deleted""",
            records)
        .each(
            row ->
                current.put(
                    key(row),
                    new Current(Json.read(row.text("attributes"), TEXTS), row.integer("version"))));
    return current;
  }

  /** The situation of the records of some golden records. */
  public Situation ofGolden(String domain, Collection<GoldenId> golden) {
    List<SourceKey> members =
        database
            .sql(
                """
                select system, key from mdm.crosswalk
                where golden_id = any(:ids) and recorded_to is null""")
            .set("ids", uuids(golden))
            .list(Situations::key);
    return around(domain, members, List.of());
  }

  /** Notes that this transaction will record changes beside others that do. */
  public void begin(String domain) {
    recorded.begin(domain, clock.instant());
  }

  /**
   * The instant that changes are recorded at: after all that the domain has recorded, even if
   * another node's clock or an earlier hour was ahead.
   */
  public Instant now(String domain) {
    Projection projection = projections.of(domain);
    Instant now = clock.instant();
    return recorded
        .last(projection)
        .filter(last -> !now.isAfter(last))
        .map(last -> last.plus(1, ChronoUnit.MICROS))
        .orElse(now);
  }

  /** The links of all members of every golden record that one of these belongs to. */
  private Map<SourceKey, Link> links(Collection<SourceKey> records) {
    Map<SourceKey, Link> links = new HashMap<>();
    keyed(
            """
            select c.system, c.key, c.golden_id, c.recorded_from
            from (
              select distinct x.golden_id from unnest(:systems, :keys) as k (system, key)
              join mdm.crosswalk x
                on x.system = k.system and x.key = k.key and x.recorded_to is null) g
            join mdm.crosswalk c on c.golden_id = g.golden_id and c.recorded_to is null""",
            records)
        .each(
            row ->
                links.put(
                    key(row),
                    new Link(new GoldenId(row.uuid("golden_id")), row.instant("recorded_from"))));
    return links;
  }

  private Map<SourceKey, SourceVersion> there(Collection<SourceKey> records) {
    Map<SourceKey, SourceVersion> there = new HashMap<>();
    keyed(
            """
            select s.system, s.key, coalesce(s.valid_from, s.recorded_from) as since,
              s.attributes::text as attributes
            from unnest(:systems, :keys) as k (system, key)
            join mdm.source_record s
              on s.system = k.system and s.key = k.key and s.recorded_to is null
            where not s.deleted""",
            records)
        .each(
            row ->
                there.put(
                    key(row),
                    new SourceVersion(
                        key(row), row.instant("since"), Json.read(row.text("attributes"), TEXTS))));
    return there;
  }

  private Map<GoldenId, Set<SourceKey>> retired(
      Collection<SourceKey> records, Collection<GoldenId> wanted) {
    Map<GoldenId, Set<SourceKey>> retired = new HashMap<>();
    keyed(
            """
            select g.id, l.system, l.key from (
              select x.golden_id as id from unnest(:systems, :keys) as k (system, key)
              join mdm.crosswalk x
                on x.system = k.system and x.key = k.key and x.recorded_to is not null
              union select unnest(:wanted)) c
            join mdm.golden_identity g on g.id = c.id and g.state = 'RETIRED'
            join mdm.crosswalk l
              on l.golden_id = g.id and l.closed_by = g.retired_by and l.recorded_to is not null""",
            records)
        .set("wanted", uuids(wanted))
        .each(
            row ->
                retired
                    .computeIfAbsent(new GoldenId(row.uuid("id")), id -> new TreeSet<>())
                    .add(key(row)));
    return retired;
  }

  private Map<GoldenId, Situation.GoldenVersion> versions(Collection<GoldenId> golden) {
    Map<GoldenId, Situation.GoldenVersion> versions = new HashMap<>();
    if (golden.isEmpty()) return versions;
    database
        .sql(
            """
            select distinct on (golden_id) golden_id, version, encode(digest, 'hex') as digest,
              recorded_to is null as is_current, recorded_from
            from mdm.golden_record where golden_id = any(:ids)
            order by golden_id, version desc""")
        .set("ids", uuids(golden))
        .each(
            row ->
                versions.put(
                    new GoldenId(row.uuid("golden_id")),
                    new Situation.GoldenVersion(
                        row.integer("version"),
                        row.text("digest"),
                        row.flag("is_current"),
                        row.instant("recorded_from"))));
    return versions;
  }

  private List<OpenQuestion> questions(Collection<SourceKey> records) {
    return keyed(
            """
            with k as (select * from unnest(:systems, :keys) as k (system, key))
            select t.id, t.kind, t.subject, t.a_system, t.a_key, t.b_system, t.b_key,
              t.holding_decision || t.suspended_decisions as decisions,
              coalesce(r.systems, '{}') as systems, coalesce(r.keys, '{}') as keys
            from (
              select t.id from k
              join mdm.steward_task t
                on t.state = 'OPEN' and t.a_system = k.system and t.a_key = k.key
              union select t.id from k
              join mdm.steward_task t
                on t.state = 'OPEN' and t.b_system = k.system and t.b_key = k.key
              union select m.task from k
              join mdm.steward_task_record m on m.system = k.system and m.key = k.key) o
            join mdm.steward_task t on t.id = o.id and t.state = 'OPEN'
            left join lateral (
              select array_agg(m.system) as systems, array_agg(m.key) as keys
              from mdm.steward_task_record m where m.task = t.id) r on true""",
            records)
        .list(Situations::question);
  }

  /** What stewards are asked of two records of a domain, or of a cluster. */
  public List<OpenQuestion> doubted(String domain) {
    return database
        .sql(
            """
            select t.id, t.kind, t.subject, t.a_system, t.a_key, t.b_system, t.b_key,
              cast('{}' as uuid[]) as decisions, cast('{}' as text[]) as systems,
              cast('{}' as text[]) as keys
            from mdm.steward_task t
            where t.domain = :domain and t.state = 'OPEN'
              and t.kind in ('POSSIBLE_MATCH', 'SUSPICIOUS_CLUSTER', 'SHARED_IDENTIFIER')""")
        .set("domain", domain)
        .list(Situations::question);
  }

  private static OpenQuestion question(Row row) throws SQLException {
    SourceKey a = new SourceKey(row.text("a_system"), row.text("a_key"));
    String other = row.maybeText("b_system");
    SourceKey b = other == null ? a : new SourceKey(other, row.text("b_key"));
    Set<SourceKey> all = new HashSet<>(List.of(a));
    all.add(b);
    String[] systems = row.texts("systems");
    String[] keys = row.texts("keys");
    for (int i = 0; i < keys.length; i++) all.add(new SourceKey(systems[i], keys[i]));
    return new OpenQuestion(
        row.uuid("id"), asks(row.text("kind")), row.text("subject"), a, b, all, decisions(row));
  }

  private static OpenQuestion.Asks asks(String kind) {
    return switch (kind) {
      case "POSSIBLE_MATCH" -> OpenQuestion.Asks.WHETHER_ONE;
      case "SHARED_IDENTIFIER" -> OpenQuestion.Asks.WHETHER_ONE_BY_IDENTIFIER;
      case "SUSPICIOUS_CLUSTER" -> OpenQuestion.Asks.WHETHER_TWO;
      case "CONTRADICTION" -> OpenQuestion.Asks.WHICH_DECISION;
      default -> OpenQuestion.Asks.OF_ONE_RECORD;
    };
  }

  private static Set<UUID> decisions(Row row) throws SQLException {
    return Arrays.stream(row.uuids("decisions")).filter(Objects::nonNull).collect(toSet());
  }

  private Sql keyed(String text, Collection<SourceKey> keys) {
    return database
        .sql(text)
        .set("systems", keys.stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", keys.stream().map(SourceKey::key).toArray(String[]::new));
  }

  private static SourceKey key(Row row) throws SQLException {
    return new SourceKey(row.text("system"), row.text("key"));
  }

  private static UUID[] uuids(Collection<GoldenId> ids) {
    return ids.stream().map(GoldenId::value).toArray(UUID[]::new);
  }
}
