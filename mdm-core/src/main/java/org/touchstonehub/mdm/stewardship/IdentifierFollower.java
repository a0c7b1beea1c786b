package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.touchstonehub.match.engine.Reason;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.Follower;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.model.ActiveModels;

/**
 * Keeps the identifiers of golden records, and asks where two have the same. Of several that share
 * one each is asked about with one other, since answers join them one after another; a number that
 * more than five have is taken for a group's, an agent's or made up. Where a possible match asks
 * about the two already, or a steward keeps them apart, nothing more is asked.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class IdentifierFollower implements Follower {
  /** Golden records beyond which a number is nobody's own. */
  static final int MOST_HOLDERS = 5;

  private Database database;
  private ActiveModels models;
  private TaskFollower tasks;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected IdentifierFollower() {}

  @Inject
  public IdentifierFollower(Database database, ActiveModels models, TaskFollower tasks, Ids ids) {
    this.database = database;
    this.models = models;
    this.tasks = tasks;
    this.ids = ids;
  }

  @Override
  public Turn turn() {
    return Turn.ASKED;
  }

  /** A golden record that has a number. */
  private record Holder(UUID golden, String attribute, SourceKey record) {}

  /** A number, by its digest in hexadecimal. */
  private record Issued(String scheme, String digest) {}

  /** Two golden records, the smaller id first. */
  private record Two(UUID a, UUID b) {
    static Two of(UUID one, UUID other) {
      return one.compareTo(other) < 0 ? new Two(one, other) : new Two(other, one);
    }
  }

  /** A question that is open, and the golden records of its records now. */
  private record Open(UUID task, String subject, Two two) {}

  /** What is to be asked of two golden records. */
  private record Shared(SourceKey a, SourceKey b, Map<String, String> attributes) {
    /** Names what they share. */
    String subject() {
      return String.join(",", attributes.keySet());
    }
  }

  @Override
  public void follow(ChangeSet set) {
    if (set.golden().isEmpty()) return;
    EntityModel model = models.require(set.domain()).model();
    if (!Identifier.areIn(model)) return;
    Set<UUID> changed = new HashSet<>();
    set.golden().forEach(change -> changed.add(change.id().value()));
    Set<Issued> numbers = new HashSet<>(forget(changed));
    numbers.addAll(write(set, model));
    Map<Issued, List<Holder>> groups = groups(set.domain(), numbers);
    Set<UUID> about = new HashSet<>(changed);
    groups.values().forEach(holders -> holders.forEach(holder -> about.add(holder.golden())));
    if (about.size() > changed.size()) {
      Set<Issued> others = numbersOf(about);
      others.removeAll(groups.keySet());
      groups.putAll(groups(set.domain(), others));
    }
    settle(set.domain(), set.cause(), set.at(), groups, openAbout(about));
  }

  /**
   * Asks of all golden records of a domain.
   *
   * @param cause the batch run that asks
   */
  void refresh(String domain, UUID cause, Instant at) {
    if (!Identifier.areIn(models.require(domain).model())) return;
    Set<Issued> shared =
        new HashSet<>(
            database
                .sql(
                    """
                    select scheme, encode(digest, 'hex') as digest from mdm.golden_identifier
                    where domain = :domain
                    group by scheme, mdm.golden_identifier.digest
                    having count(*) between 2 and :most""")
                .set("domain", domain)
                .set("most", MOST_HOLDERS)
                .list(IdentifierFollower::number));
    List<Open> open =
        database
            .sql(OPEN.formatted("t.domain = :domain"))
            .set("domain", domain)
            .list(IdentifierFollower::open);
    settle(domain, cause, at, groups(domain, shared), open);
  }

  private static Issued number(Row row) throws SQLException {
    return new Issued(row.text("scheme"), row.text("digest"));
  }

  private List<Issued> forget(Set<UUID> changed) {
    return database
        .sql(
            """
            delete from mdm.golden_identifier where golden_id = any(:ids)
            returning scheme, encode(digest, 'hex') as digest""")
        .set("ids", changed.toArray(UUID[]::new))
        .list(IdentifierFollower::number);
  }

  private List<Issued> write(ChangeSet set, EntityModel model) {
    List<UUID> golden = new ArrayList<>();
    List<Identifier> identifiers = new ArrayList<>();
    List<SourceKey> records = new ArrayList<>();
    for (ChangeSet.GoldenChange change : set.golden()) {
      var content = change.content();
      if (content == null) continue;
      for (Identifier one : Identifier.of(model, content)) {
        golden.add(change.id().value());
        identifiers.add(one);
        records.add(TaskRecord.telling(content, one.attribute()));
      }
    }
    if (golden.isEmpty()) return List.of();
    database
        .sql(
            """
            insert into mdm.golden_identifier
              (golden_id, domain, scheme, attribute, system, key, digest)
            select golden_id, :domain, scheme, attribute, system, key, digest
            from unnest(:ids, :schemes, :attributes, :systems, :keys, :digests)
              as i (golden_id, scheme, attribute, system, key, digest)
            on conflict do nothing""")
        .set("domain", set.domain())
        .set("ids", golden.toArray(UUID[]::new))
        .set("schemes", identifiers.stream().map(Identifier::scheme).toArray(String[]::new))
        .set("attributes", identifiers.stream().map(Identifier::attribute).toArray(String[]::new))
        .set("systems", records.stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", records.stream().map(SourceKey::key).toArray(String[]::new))
        .set("digests", identifiers.stream().map(Identifier::digest).toArray(byte[][]::new))
        .update();
    return identifiers.stream()
        .map(one -> new Issued(one.scheme(), HexFormat.of().formatHex(one.digest())))
        .toList();
  }

  private Set<Issued> numbersOf(Set<UUID> golden) {
    return new HashSet<>(
        database
            .sql(
                """
                select scheme, encode(digest, 'hex') as digest from mdm.golden_identifier
                where golden_id = any(:ids)""")
            .set("ids", golden.toArray(UUID[]::new))
            .list(IdentifierFollower::number));
  }

  /** Who has each of these numbers: one more than may share one, where there are so many. */
  private Map<Issued, List<Holder>> groups(String domain, Collection<Issued> numbers) {
    Map<Issued, List<Holder>> groups = new HashMap<>();
    if (numbers.isEmpty()) return groups;
    database
        .sql(
            """
            select n.scheme, n.digest, h.golden_id, h.attribute, h.system, h.key
            from unnest(:schemes, :digests) as n (scheme, digest)
            cross join lateral (
              select golden_id, attribute, system, key from mdm.golden_identifier i
              where i.domain = :domain and i.scheme = n.scheme
                and i.digest = decode(n.digest, 'hex')
              order by golden_id limit :most + 1) h""")
        .set("domain", domain)
        .set("most", MOST_HOLDERS)
        .set("schemes", numbers.stream().map(Issued::scheme).toArray(String[]::new))
        .set("digests", numbers.stream().map(Issued::digest).toArray(String[]::new))
        .each(
            row ->
                groups
                    .computeIfAbsent(number(row), key -> new ArrayList<>())
                    .add(
                        new Holder(
                            row.uuid("golden_id"),
                            row.text("attribute"),
                            new SourceKey(row.text("system"), row.text("key")))));
    return groups;
  }

  private static final String OPEN =
      """
      select t.id, t.subject, a.golden_id as golden_a, b.golden_id as golden_b
      from mdm.steward_task t
      join mdm.crosswalk a on a.system = t.a_system and a.key = t.a_key and a.recorded_to is null
      join mdm.crosswalk b on b.system = t.b_system and b.key = t.b_key and b.recorded_to is null
      where t.state = 'OPEN' and t.kind = 'SHARED_IDENTIFIER' and t.subject <> '' and %s""";

  private static Open open(Row row) throws SQLException {
    return new Open(
        row.uuid("id"), row.text("subject"), Two.of(row.uuid("golden_a"), row.uuid("golden_b")));
  }

  /** Open questions about two of these golden records. */
  private List<Open> openAbout(Set<UUID> golden) {
    return database
        .sql(
            OPEN.formatted(
                """
                t.id in (
                  select o.id from mdm.crosswalk c
                  join mdm.steward_task o on o.state = 'OPEN' and o.kind = 'SHARED_IDENTIFIER'
                    and o.a_system = c.system and o.a_key = c.key
                  where c.golden_id = any(:ids) and c.recorded_to is null
                  union
                  select o.id from mdm.crosswalk c
                  join mdm.steward_task o on o.state = 'OPEN' and o.kind = 'SHARED_IDENTIFIER'
                    and o.b_system = c.system and o.b_key = c.key
                  where c.golden_id = any(:ids) and c.recorded_to is null)"""))
        .set("ids", golden.toArray(UUID[]::new))
        .list(IdentifierFollower::open);
  }

  /**
   * @param groups who shares a number
   * @param open questions that these groups say all of
   */
  private void settle(
      String domain, UUID cause, Instant at, Map<Issued, List<Holder>> groups, List<Open> open) {
    if (groups.isEmpty() && open.isEmpty()) return;
    Map<Two, Shared> wanted = wanted(groups);
    List<ChangeSet.TaskChange> changes = new ArrayList<>();
    Set<Two> stays = new HashSet<>();
    for (Open one : open) {
      Shared shared = wanted.get(one.two());
      boolean isSame = shared != null && shared.subject().equals(one.subject());
      if (isSame && stays.add(one.two())) continue;
      changes.add(new ChangeSet.Closed(one.task(), ChangeSet.Closed.Because.SETTLED));
    }
    wanted.forEach(
        (two, shared) -> {
          if (!stays.contains(two)) changes.add(asked(shared));
        });
    if (changes.isEmpty()) return;
    tasks.follow(ChangeSet.ofTasks(domain, cause, at, changes, false));
  }

  /** Pairs each who has a number with the nearest before that may still be the same. */
  private Map<Two, Shared> wanted(Map<Issued, List<Holder>> groups) {
    Set<Two> all = new HashSet<>();
    for (List<Holder> holders : groups.values()) {
      if (holders.size() > MOST_HOLDERS) continue;
      for (int k = 1; k < holders.size(); k++) {
        for (int j = 0; j < k; j++) {
          all.add(Two.of(holders.get(j).golden(), holders.get(k).golden()));
        }
      }
    }
    Set<Two> apart = apart(all);
    Set<Two> asked = askedOtherwise(all);
    Map<Two, Shared> wanted = new HashMap<>();
    Map<Issued, List<Holder>> inOrder =
        new TreeMap<>(java.util.Comparator.comparing(Issued::scheme).thenComparing(Issued::digest));
    inOrder.putAll(groups);
    inOrder.forEach(
        (number, holders) -> {
          if (holders.size() > MOST_HOLDERS) return;
          for (int k = 1; k < holders.size(); k++) {
            for (int j = k - 1; j >= 0; j--) {
              Two two = Two.of(holders.get(j).golden(), holders.get(k).golden());
              if (apart.contains(two)) continue;
              if (!asked.contains(two)) add(wanted, two, number, holders.get(j), holders.get(k));
              break;
            }
          }
        });
    return wanted;
  }

  private static void add(
      Map<Two, Shared> wanted, Two two, Issued number, Holder one, Holder other) {
    Shared shared =
        wanted.computeIfAbsent(
            two,
            ignored -> {
              RecordPair pair = RecordPair.of(one.record(), other.record());
              return new Shared(pair.a(), pair.b(), new TreeMap<>());
            });
    shared.attributes().put(number.scheme(), one.attribute());
  }

  /** Those of these that a steward keeps apart. */
  private Set<Two> apart(Set<Two> all) {
    return among(
        all,
        """
        select w.a, w.b from unnest(:as, :bs) as w (a, b) where exists (
          select from mdm.crosswalk x
          join mdm.steward_decision d on d.state = 'STANDING' and d.verdict = 'NO_MATCH'
            and ((d.a_system, d.a_key) = (x.system, x.key)
              or (d.b_system, d.b_key) = (x.system, x.key))
          join mdm.crosswalk y on y.recorded_to is null and y.golden_id = w.b
            and ((d.a_system, d.a_key) = (y.system, y.key)
              or (d.b_system, d.b_key) = (y.system, y.key))
          where x.golden_id = w.a and x.recorded_to is null)""");
  }

  /** Those of these that are asked about since they are alike. */
  private Set<Two> askedOtherwise(Set<Two> all) {
    return among(
        all,
        """
        select w.a, w.b from unnest(:as, :bs) as w (a, b) where exists (
          select from mdm.crosswalk x
          join mdm.steward_task t on t.state = 'OPEN' and t.kind = 'POSSIBLE_MATCH'
            and ((t.a_system, t.a_key) = (x.system, x.key)
              or (t.b_system, t.b_key) = (x.system, x.key))
          join mdm.crosswalk y on y.recorded_to is null and y.golden_id = w.b
            and ((t.a_system, t.a_key) = (y.system, y.key)
              or (t.b_system, t.b_key) = (y.system, y.key))
          where x.golden_id = w.a and x.recorded_to is null)""");
  }

  private Set<Two> among(Set<Two> all, String sql) {
    if (all.isEmpty()) return Set.of();
    return new HashSet<>(
        database
            .sql(sql)
            .set("as", all.stream().map(Two::a).toArray(UUID[]::new))
            .set("bs", all.stream().map(Two::b).toArray(UUID[]::new))
            .list(row -> new Two(row.uuid("a"), row.uuid("b"))));
  }

  private ChangeSet.Asked asked(Shared shared) {
    List<Reason> reasons =
        new TreeSet<>(shared.attributes().values())
            .stream().map(attribute -> new Reason(attribute, "equal", 0)).toList();
    String detail =
        Json.write(
            Map.of(
                "identifiers",
                shared.attributes().entrySet().stream()
                    .map(one -> Map.of("scheme", one.getKey(), "attribute", one.getValue()))
                    .collect(Collectors.toList())));
    return new ChangeSet.Asked(
        ids.next(),
        TaskKind.SHARED_IDENTIFIER,
        shared.a(),
        shared.b(),
        List.of(),
        List.of(),
        shared.subject(),
        0.5,
        Json.write(reasons),
        detail);
  }
}
