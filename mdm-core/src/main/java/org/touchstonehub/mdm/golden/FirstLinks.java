package org.touchstonehub.mdm.golden;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;

/**
 * Golden records of one source record each, for records that came after the last batch: whoever
 * sent one can read it at once. A record that was deleted and comes again gets back the id that
 * only it had.
 */
public final class FirstLinks {
  private final Database database;
  private final GoldenRefresh refresh;

  public FirstLinks(Database database, GoldenRefresh refresh) {
    this.database = database;
    this.refresh = refresh;
  }

  /**
   * Leaves records alone that belong to a golden record.
   *
   * @param fresh for each record the id to use where it has none to come back to
   * @param cause the ingest that brought the records
   */
  public void link(String domain, Map<SourceKey, GoldenId> fresh, UUID cause, Instant now) {
    refresh.lock(domain);
    List<UUID> linked = new ArrayList<>();
    fresh.forEach(
        (key, id) -> {
          if (!isLinked(key)) linked.add(link(domain, key, before(key, id), cause, now));
        });
    if (!linked.isEmpty()) refresh.of(domain, linked, cause);
  }

  private UUID link(String domain, SourceKey key, UUID id, UUID cause, Instant now) {
    activate(domain, id, now);
    database
        .sql(
            """
            insert into mdm.crosswalk (system, key, golden_id, origin, recorded_from, opened_by)
            values (:system, :key, :id, 'AUTO', :now, :cause)""")
        .set("system", key.system())
        .set("key", key.key())
        .set("id", id)
        .set("now", now)
        .set("cause", cause)
        .update();
    return id;
  }

  private boolean isLinked(SourceKey key) {
    return database
        .sql(
            """
            select true as linked from mdm.crosswalk
            where system = :system and key = :key and recorded_to is null""")
        .set("system", key.system())
        .set("key", key.key())
        .first(row -> row.flag("linked"))
        .orElse(false);
  }

  /** The retired id whose only last record this was, as {@link LinkPlans} would revive it. */
  private UUID before(SourceKey key, GoldenId fresh) {
    return database
        .sql(
            """
            select g.id from mdm.crosswalk x
            join mdm.golden_identity g on g.id = x.golden_id and g.retired_by = x.closed_by
            where x.system = :system and x.key = :key and x.recorded_to is not null
              and not exists (
                select from mdm.crosswalk y where y.golden_id = g.id and y.closed_by = g.retired_by
                  and y.recorded_to is not null and (y.system, y.key) <> (x.system, x.key))
            order by g.id limit 1""")
        .set("system", key.system())
        .set("key", key.key())
        .first(row -> row.uuid("id"))
        .orElse(fresh.value());
  }

  private void activate(String domain, UUID id, Instant now) {
    database
        .sql(
            """
            insert into mdm.golden_identity (id, domain, state, created)
            values (:id, :domain, 'ACTIVE', :now)
            on conflict (id) do update set state = 'ACTIVE', retired = null, retired_by = null""")
        .set("id", id)
        .set("domain", domain)
        .set("now", now)
        .update();
    database.sql("delete from mdm.golden_successor where golden_id = :id").set("id", id).update();
  }
}
