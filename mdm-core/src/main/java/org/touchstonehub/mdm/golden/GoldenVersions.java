package org.touchstonehub.mdm.golden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.model.ActiveModels;

/** Versions of golden records on either side of a change, that was made or is only drafted. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class GoldenVersions {
  private static final UUID NOBODY = new UUID(0, 0);

  private Database database;
  private ActiveModels models;

  @SuppressWarnings("NullAway.Init")
  protected GoldenVersions() {}

  @Inject
  public GoldenVersions(Database database, ActiveModels models) {
    this.database = database;
    this.models = models;
  }

  /** Those that a change wrote, each with its sources after it. */
  public Map<GoldenId, GoldenRecord> writtenBy(
      String domain, Collection<GoldenId> ids, UUID cause, Instant at) {
    return read(
        domain,
        ids,
        "g.recorded_from = :at",
        """
        x.recorded_from <= :at and (x.recorded_to is null or x.recorded_to > :at)
          and x.closed_by is distinct from :cause""",
        cause,
        at);
  }

  /** Those that a change closed, each with its sources before it. */
  public Map<GoldenId, GoldenRecord> closedBy(
      String domain, Collection<GoldenId> ids, UUID cause, Instant at) {
    return read(
        domain,
        ids,
        "g.recorded_to = :at and g.recorded_from < :at",
        """
        x.recorded_from <= :at and x.opened_by <> :cause
          and (x.recorded_to is null or x.recorded_to > :at or x.closed_by = :cause)""",
        cause,
        at);
  }

  /** Those that were there at an instant, each with its sources then. */
  public Map<GoldenId, GoldenRecord> asOf(String domain, Collection<GoldenId> ids, Instant at) {
    if (ids.isEmpty()) return Map.of();
    return read(
        domain,
        ids,
        "g.recorded_from <= :at and (g.recorded_to is null or g.recorded_to > :at)",
        "x.recorded_from <= :at and (x.recorded_to is null or x.recorded_to > :at)",
        NOBODY,
        at);
  }

  /**
   * A version that was written.
   *
   * @param golden without sources
   * @param until when it was no longer so; null for the current one
   */
  public record Written(GoldenRecord golden, @Nullable Instant until) {}

  /**
   * Versions of a golden record, the newest first.
   *
   * @param before only those with a smaller number
   */
  public List<Written> all(String domain, GoldenId id, int before, int limit) {
    List<Attribute> attributes = models.require(domain).model().attributes();
    return database
        .sql(
            """
            select %s, g.recorded_to from mdm.golden_record g
            where g.golden_id = :id and g.version < :before order by g.version desc limit :limit"""
                .formatted(GoldenRecords.RECORD))
        .set("id", id.value())
        .set("before", before)
        .set("limit", limit)
        .list(
            row ->
                new Written(GoldenRecords.read(row, attributes), row.maybeInstant("recorded_to")));
  }

  private Map<GoldenId, GoldenRecord> read(
      String domain,
      Collection<GoldenId> ids,
      String version,
      String link,
      UUID cause,
      Instant at) {
    List<Attribute> attributes = models.require(domain).model().attributes();
    UUID[] uuids = ids.stream().map(GoldenId::value).toArray(UUID[]::new);
    Map<GoldenId, List<SourceKey>> sources = new TreeMap<>();
    database
        .sql(
            """
            select x.golden_id, x.system, x.key from (
              select * from mdm.crosswalk where recorded_to is null
              union all select * from mdm.crosswalk where recorded_to is not null) x
            where x.golden_id = any(:ids) and %s
            order by x.system, x.key"""
                .formatted(link))
        .set("ids", uuids)
        .set("cause", cause)
        .set("at", at)
        .each(
            row ->
                sources
                    .computeIfAbsent(new GoldenId(row.uuid("golden_id")), id -> new ArrayList<>())
                    .add(new SourceKey(row.text("system"), row.text("key"))));
    Map<GoldenId, GoldenRecord> versions = new TreeMap<>();
    database
        .sql(
            "select %s from mdm.golden_record g where g.golden_id = any(:ids) and %s"
                .formatted(GoldenRecords.RECORD, version))
        .set("ids", uuids)
        .set("at", at)
        .each(
            row -> {
              GoldenRecord found = GoldenRecords.read(row, attributes);
              versions.put(
                  found.id(), found.withSources(sources.getOrDefault(found.id(), List.of())));
            });
    return versions;
  }

  /** A version that is drafted, as it would be read. */
  public GoldenRecord drafted(
      String domain, GoldenId id, int version, GoldenContent content, Instant at) {
    List<Attribute> attributes = models.require(domain).model().attributes();
    return new GoldenRecord(
        id,
        domain,
        version,
        content.values(),
        GoldenRecords.standard(content.values(), attributes),
        content.members(),
        at);
  }
}
