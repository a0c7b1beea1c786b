package org.touchstonehub.mdm.golden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.database.Sql;
import org.touchstonehub.mdm.model.ActiveModels;

/** Reads golden records: by id, by source key, by condition; now or as of an instant. */
@ApplicationScoped
@Transactional
public class GoldenRecords {
  /** The most records that one page can have. */
  public static final int LARGEST_PAGE = 1_000;

  /**
   * A page of a search.
   *
   * @param retired ids that were retired since, after the last record; only where that was asked
   * @param next opaque; give it back for the page after this one; empty on the last page
   * @param updatedUntil the instant to ask for next: whatever this search does not show, on all its
   *     pages, because it happened later, is recorded at this instant or after it. Null where the
   *     domain never had a golden record
   */
  public record Page(
      List<GoldenRecord> records,
      List<RetiredGolden> retired,
      Optional<String> next,
      @Nullable Instant updatedUntil) {
    public Page {
      records = List.copyOf(records);
      retired = List.copyOf(retired);
    }

    /** The same page showing other records, for example less of each. */
    public Page withRecords(List<GoldenRecord> shown) {
      return new Page(shown, retired, next, updatedUntil);
    }
  }

  static final String RECORD =
      """
      g.golden_id, g.version, g.domain, g.attributes::text as attributes,
      g.provenance::text as provenance, g.recorded_from\
      """;

  private Database database;
  private ActiveModels models;
  private Projections projections;
  private LastRecorded recorded;

  @SuppressWarnings("NullAway.Init")
  protected GoldenRecords() {}

  @Inject
  public GoldenRecords(Database database, ActiveModels models, Projections projections) {
    this.database = database;
    this.models = models;
    this.projections = projections;
    recorded = new LastRecorded(database);
  }

  /**
   * The domain of a golden id, active or retired: what a caller may know depends on it.
   *
   * @throws UnknownGolden if there never was such an id
   */
  public String domainOf(GoldenId id) {
    return database
        .sql("select domain from mdm.golden_identity where id = :id")
        .set("id", id.value())
        .first(row -> row.text("domain"))
        .orElseThrow(() -> new UnknownGolden(id));
  }

  /**
   * What can be known of an id without any value of its record.
   *
   * @param domain never changes
   * @param active false once it is retired
   */
  public record Identity(String domain, boolean active) {}

  /**
   * @throws UnknownGolden if there never was such an id
   */
  public Identity identityOf(GoldenId id) {
    return database
        .sql("select domain, state from mdm.golden_identity where id = :id")
        .set("id", id.value())
        .first(row -> new Identity(row.text("domain"), row.text("state").equals("ACTIVE")))
        .orElseThrow(() -> new UnknownGolden(id));
  }

  /**
   * @throws UnknownGolden if there never was such an id
   */
  public Found find(GoldenId id) {
    Optional<GoldenRecord> golden =
        database
            .sql(
                "select "
                    + RECORD
                    + " from mdm.golden_record g where golden_id = :id and recorded_to is null")
            .set("id", id.value())
            .first(reader());
    if (golden.isPresent()) {
      return new Found.Current(withSources(golden.stream().toList(), null).get(0));
    }
    List<GoldenId> successors = successors(List.of(id)).getOrDefault(id.value(), List.of());
    return new Found.Retired(id, domainOf(id), successors);
  }

  /**
   * What the hub said about an id at an instant.
   *
   * @return empty if the id was not active then
   * @throws UnknownGolden if there never was such an id
   */
  public Optional<GoldenRecord> find(GoldenId id, Instant asOf) {
    domainOf(id);
    List<GoldenRecord> found =
        database
            .sql(
                "select "
                    + RECORD
                    + """
                     from mdm.golden_record g
                    where golden_id = :id and recorded_from <= :at
                      and (recorded_to is null or recorded_to > :at)\
                    """)
            .set("id", id.value())
            .set("at", asOf)
            .list(reader());
    return withSources(found, asOf).stream().findFirst();
  }

  /**
   * The id that a source record belongs to.
   *
   * @throws UnknownGolden if it belongs to none
   */
  public GoldenId idOf(SourceKey key) {
    return homeOf(key).orElseThrow(() -> new UnknownGolden(key));
  }

  /** The same; empty if it belongs to none. */
  public Optional<GoldenId> homeOf(SourceKey key) {
    if (!CodePoints.storable(key.system() + key.key())) return Optional.empty();
    return database
        .sql(
            """
            select golden_id from mdm.crosswalk
            where system = :system and key = :key and recorded_to is null\
            """)
        .set("system", key.system())
        .set("key", key.key())
        .first(row -> new GoldenId(row.uuid("golden_id")));
  }

  /**
   * @throws UnknownGolden if the source record belongs to none
   */
  public GoldenRecord bySource(SourceKey key) {
    if (!CodePoints.storable(key.system() + key.key())) throw new UnknownGolden(key);
    List<GoldenRecord> found =
        database
            .sql(
                "select "
                    + RECORD
                    + """
                     from mdm.crosswalk x join mdm.golden_record g
                      on g.golden_id = x.golden_id and g.recorded_to is null
                    where x.system = :system and x.key = :key and x.recorded_to is null\
                    """)
            .set("system", key.system())
            .set("key", key.key())
            .list(reader());
    return withSources(found, null).stream().findFirst().orElseThrow(() -> new UnknownGolden(key));
  }

  /** Active golden records of these ids; others are left out. In the order of ids. */
  public List<GoldenRecord> all(Collection<GoldenId> ids) {
    return withSources(
        database
            .sql(
                "select "
                    + RECORD
                    + """
                     from mdm.golden_record g
                    where golden_id = any(:ids) and recorded_to is null order by golden_id\
                    """)
            .set("ids", uuids(ids))
            .list(reader()),
        null);
  }

  /** By retired id the active ids that it leads to, also over several retirements. */
  private Map<UUID, List<GoldenId>> successors(Collection<GoldenId> ids) {
    Map<UUID, List<GoldenId>> successors = new HashMap<>();
    database
        .sql(
            """
            with recursive path (origin, id, place) as (
              select golden_id, successor, array[ordinal] from mdm.golden_successor
              where golden_id = any(:ids) and recorded_to is null
              union
              select path.origin, s.successor, path.place || s.ordinal from path
              join mdm.golden_identity g on g.id = path.id and g.state = 'RETIRED'
              join mdm.golden_successor s on s.golden_id = path.id and s.recorded_to is null
              where cardinality(path.place) < 1000)
            select path.origin, path.id from path join mdm.golden_identity g on g.id = path.id
            where g.state = 'ACTIVE' group by path.origin, path.id
            order by path.origin, min(path.place)\
            """)
        .set("ids", uuids(ids))
        .each(
            row ->
                successors
                    .computeIfAbsent(row.uuid("origin"), ignored -> new ArrayList<>())
                    .add(new GoldenId(row.uuid("id"))));
    return successors;
  }

  private static UUID[] uuids(Collection<GoldenId> ids) {
    return ids.stream().map(GoldenId::value).toArray(UUID[]::new);
  }

  /**
   * A page of a search.
   *
   * @param more fields beside the attributes that the policy's filter may name, in SQL over the
   *     projection with the alias {@code golden}
   * @throws org.touchstonehub.failure.InvalidInput if the search names an unknown field or compares
   *     with another type, or the cursor is of another search, or the limit is out of range
   */
  public Page search(GoldenSearch search, Collection<Fields.Field> more) {
    Cursor.checkLimit(search.limit(), LARGEST_PAGE);
    Projection projection = projections.of(search.domain());
    Fields fields = projection.fields().with(more);
    ConditionSql both =
        ConditionSql.of(search.filter(), fields)
            .and(search.condition(), projection.fields(search.clear()));
    SearchPages pages = new SearchPages(database, projection, search, both);
    Cursor from = Cursor.of(search);
    // Before the rows are read: what is recorded from here on is in the next answer, if not in
    // this.
    Instant until = from == null ? recorded.settled(projection).orElse(null) : from.until();
    List<SearchPages.Hit> hits =
        from != null && from.isRetired() ? List.of() : pages.after(from, search.limit() + 1);
    String name = Cursor.nameOf(search);
    if (hits.size() > search.limit()) {
      SearchPages.Hit last = hits.get(search.limit() - 1);
      Cursor next = new Cursor(name, false, until, last.id(), last.keys());
      return new Page(
          records(hits.subList(0, search.limit())), List.of(), Optional.of(next.text()), until);
    }
    if (search.updatedSince() == null) {
      return new Page(records(hits), List.of(), Optional.empty(), until);
    }
    int room = search.limit() - hits.size();
    UUID after = from != null && from.isRetired() ? from.after() : Cursor.BEFORE_ALL;
    List<RetiredGolden> found = pages.retired(after, room + 1);
    List<RetiredGolden> retired = found.subList(0, Math.min(room, found.size()));
    Optional<String> next = Optional.empty();
    if (found.size() > room) {
      UUID last = room == 0 ? after : retired.get(room - 1).id().value();
      next = Optional.of(new Cursor(name, true, until, last, List.of()).text());
    }
    return new Page(
        records(hits), withSuccessors(retired, projection, search.filter(), fields), next, until);
  }

  private List<GoldenRecord> records(List<SearchPages.Hit> hits) {
    Map<UUID, GoldenRecord> found = new HashMap<>();
    for (GoldenRecord golden : all(hits.stream().map(hit -> new GoldenId(hit.id())).toList())) {
      found.put(golden.id().value(), golden);
    }
    return hits.stream().map(hit -> found.get(hit.id())).filter(Objects::nonNull).toList();
  }

  /** Only those successors that the filter lets be seen. */
  private List<RetiredGolden> withSuccessors(
      List<RetiredGolden> retired, Projection projection, Condition filter, Fields fields) {
    if (retired.isEmpty()) return retired;
    Map<UUID, List<GoldenId>> successors =
        successors(retired.stream().map(RetiredGolden::id).toList());
    Set<GoldenId> all = new HashSet<>();
    successors.values().forEach(all::addAll);
    Set<GoldenId> seen = passing(projection, all, filter, fields);
    return retired.stream()
        .map(
            one ->
                new RetiredGolden(
                    one.id(),
                    one.retired(),
                    successors.getOrDefault(one.id().value(), List.of()).stream()
                        .filter(successor -> seen.contains(successor))
                        .toList()))
        .toList();
  }

  /**
   * Those of these ids whose golden records fulfil a condition.
   *
   * @param more fields beside the attributes that the condition may name, as for {@link #search}
   */
  public Set<GoldenId> passing(
      String domain, Collection<GoldenId> ids, Condition filter, Collection<Fields.Field> more) {
    if (ids.isEmpty()) return Set.of();
    Projection projection = projections.of(domain);
    return passing(projection, ids, filter, projection.fields().with(more));
  }

  private Set<GoldenId> passing(
      Projection projection, Collection<GoldenId> ids, Condition filter, Fields fields) {
    ConditionSql where = ConditionSql.of(filter, fields);
    return new HashSet<>(
        database
            .sql(
                "select golden.golden_id from %s as golden where golden.golden_id = any(:ids) and %s"
                    .formatted(projection.qualified(), where.text()))
            .setAll(where.parameters())
            .set("ids", uuids(ids))
            .list(row -> new GoldenId(row.uuid("golden_id"))));
  }

  /** How many golden records of a domain are active. */
  public long count(String domain) {
    return database
        .sql(
            """
            select count(*) as n from mdm.golden_identity
            where domain = :domain and state = 'ACTIVE'\
            """)
        .set("domain", domain)
        .first(row -> row.number("n"))
        .orElse(0L);
  }

  /** Looks up each model once for all rows. */
  private Sql.Reader<GoldenRecord> reader() {
    Map<String, List<Attribute>> models = new HashMap<>();
    return row -> read(row, models.computeIfAbsent(row.text("domain"), this::attributes));
  }

  private List<Attribute> attributes(String domain) {
    return models.require(domain).model().attributes();
  }

  static GoldenRecord read(Row row, List<Attribute> attributes) throws SQLException {
    Map<String, GoldenValue> values =
        GoldenContent.read(
            row.text("attributes"),
            row.text("provenance"),
            attributes.stream().map(Attribute::name).toList());
    return new GoldenRecord(
        new GoldenId(row.uuid("golden_id")),
        row.text("domain"),
        row.integer("version"),
        values,
        standard(values, attributes),
        List.of(),
        row.instant("recorded_from"));
  }

  static Map<String, String> standard(Map<String, GoldenValue> values, List<Attribute> attributes) {
    Map<String, String> standard = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      GoldenValue value = values.get(attribute.name());
      if (value == null) continue;
      attribute
          .type()
          .exchanged(value.value())
          .ifPresent(form -> standard.put(attribute.name(), form));
    }
    return standard;
  }

  private List<GoldenRecord> withSources(List<GoldenRecord> records, @Nullable Instant asOf) {
    if (records.isEmpty()) return records;
    Map<UUID, List<SourceKey>> sources = new HashMap<>();
    database
        .sql(
            """
            select golden_id, system, key from mdm.crosswalk
            where golden_id = any(:ids) and %s
            order by system, key\
            """
                .formatted(
                    asOf == null
                        ? "recorded_to is null"
                        : "recorded_from <= :at and (recorded_to is null or recorded_to > :at)"))
        .set("ids", records.stream().map(r -> r.id().value()).toArray(UUID[]::new))
        .set("at", asOf)
        .each(
            row ->
                sources
                    .computeIfAbsent(row.uuid("golden_id"), ignored -> new ArrayList<>())
                    .add(new SourceKey(row.text("system"), row.text("key"))));
    return records.stream()
        .map(r -> r.withSources(sources.getOrDefault(r.id().value(), List.of())))
        .toList();
  }
}
