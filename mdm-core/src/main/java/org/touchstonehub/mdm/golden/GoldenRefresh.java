package org.touchstonehub.mdm.golden;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.SourceVersion;
import org.touchstonehub.match.survive.Survivorship;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.model.ActiveModels;

/**
 * Derives golden records from their links and source records again: writes a new version where
 * anything changed, keeps the projection in step, retires what has no record left, and records the
 * events. What it is given twice it does once.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class GoldenRefresh {
  private static final int CHUNK = 1_000;
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private Database database;
  private ActiveModels models;
  private Projections projections;
  private GoldenVersions versions;
  private LastRecorded recorded;
  private Clock clock;

  @SuppressWarnings("NullAway.Init")
  protected GoldenRefresh() {}

  @Inject
  public GoldenRefresh(
      Database database,
      ActiveModels models,
      Projections projections,
      GoldenVersions versions,
      Clock clock) {
    this.database = database;
    this.models = models;
    this.projections = projections;
    this.versions = versions;
    this.recorded = new LastRecorded(database);
    this.clock = clock;
  }

  /**
   * Waits for the lock on the links of the domain, which everybody takes who changes links or
   * golden records, and holds it until the transaction ends.
   */
  public void lock(String domain) {
    database.lock("links:" + domain);
  }

  /**
   * The same for a caller that somebody waits for.
   *
   * @throws org.touchstonehub.mdm.database.Busy if others still hold it then
   */
  public void lock(String domain, Duration patience) {
    database.lock("links:" + domain, patience);
  }

  /**
   * Refreshes every active golden record of a domain and its row in the projection, in the current
   * transaction.
   */
  public void all(String domain, UUID cause) {
    lock(domain);
    List<UUID> ids =
        database
            .sql("select id from mdm.golden_identity where domain = :domain and state = 'ACTIVE'")
            .set("domain", domain)
            .list(row -> row.uuid("id"));
    of(domain, ids, true, cause);
  }

  /**
   * Refreshes these golden records. The caller holds the {@link #lock}.
   *
   * @param cause the batch run, decision or ingest that asks for it
   */
  public void of(String domain, Collection<UUID> goldenIds, UUID cause) {
    of(domain, goldenIds, false, cause);
  }

  private void of(String domain, Collection<UUID> goldenIds, boolean projectAll, UUID cause) {
    if (goldenIds.isEmpty()) return;
    EntityModel model = models.require(domain).model();
    Projection projection = projections.of(model);
    Survivorship survivorship = new Survivorship(model);
    Instant now = next(projection);
    List<UUID> ids = goldenIds.stream().distinct().toList();
    for (int from = 0; from < ids.size(); from += CHUNK) {
      List<UUID> chunk = ids.subList(from, Math.min(ids.size(), from + CHUNK));
      Map<UUID, List<SourceVersion>> members = members(chunk);
      Map<UUID, GoldenContent> contents = new HashMap<>();
      members.forEach(
          (id, records) ->
              contents.put(
                  id,
                  new GoldenContent(
                      records.stream().map(SourceVersion::key).sorted().toList(),
                      survivorship.survive(records, now))));
      versions.write(projection, chunk, contents, projectAll, cause, now);
    }
  }

  /**
   * The instant that new versions are recorded at: never before what the domain has recorded, even
   * if another node's clock or an earlier hour was ahead. As the lock on the links makes changes
   * follow one another, what becomes visible later is never recorded earlier.
   */
  private Instant next(Projection projection) {
    Instant now = clock.instant();
    return recorded.last(projection).filter(now::isBefore).orElse(now);
  }

  private Map<UUID, List<SourceVersion>> members(List<UUID> goldenIds) {
    Map<UUID, List<SourceVersion>> members = new HashMap<>();
    database
        .sql(
            """
            select c.golden_id, s.system, s.key, s.recorded_from, s.attributes::text as attributes
            from unnest(:ids) as g (id)
            join mdm.crosswalk c on c.golden_id = g.id and c.recorded_to is null
            join mdm.source_record s
              on s.system = c.system and s.key = c.key and s.recorded_to is null
            where not s.deleted""")
        .set("ids", goldenIds.toArray(UUID[]::new))
        .each(
            row ->
                members
                    .computeIfAbsent(row.uuid("golden_id"), ignored -> new ArrayList<>())
                    .add(
                        new SourceVersion(
                            new SourceKey(row.text("system"), row.text("key")),
                            row.instant("recorded_from"),
                            Json.read(row.text("attributes"), TEXTS))));
    return members;
  }
}
