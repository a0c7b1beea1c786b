package org.touchstonehub.mdm.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.database.Database;

/**
 * The outbox: what happened to golden records, written in the transaction that did it. Events name
 * records and hold no values; who follows them reads the record through the gate.
 */
@ApplicationScoped
@Transactional
public class ChangeEvents {
  /** What happened to a golden record. */
  public enum Kind {
    CREATED,
    CHANGED,
    RETIRED,
    REVIVED
  }

  /**
   * One event.
   *
   * @param version of the golden record after it; null where it was retired
   * @param cause the batch run, decision or ingest that did it
   */
  public record Event(
      long sequence,
      UUID id,
      String domain,
      UUID goldenId,
      Kind kind,
      @Nullable Integer version,
      UUID cause,
      Instant recorded) {}

  /** An event that is about to be recorded. */
  public record NewEvent(UUID goldenId, Kind kind, @Nullable Integer version) {}

  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected ChangeEvents() {}

  @Inject
  public ChangeEvents(Database database) {
    this.database = database;
  }

  public void record(String domain, UUID cause, Instant at, Collection<NewEvent> events) {
    if (events.isEmpty()) return;
    database
        .sql(
            """
            insert into mdm.change_event (domain, golden_id, kind, version, cause, recorded)
            select :domain, golden_id, kind, version, :cause, :at
            from unnest(:ids, :kinds, :versions) with ordinality e (golden_id, kind, version, i)
            order by i""")
        .set("domain", domain)
        .set("cause", cause)
        .set("at", at)
        .set("ids", events.stream().map(NewEvent::goldenId).toArray(UUID[]::new))
        .set("kinds", events.stream().map(e -> e.kind().name()).toArray(String[]::new))
        .set("versions", events.stream().map(NewEvent::version).toArray(Integer[]::new))
        .update();
  }

  /** Events in the order in which they were written; sequences have gaps. */
  public List<Event> after(long sequence, int limit) {
    return database
        .sql(
            """
            select sequence, id, domain, golden_id, kind, version, cause, recorded
            from mdm.change_event where sequence > :sequence order by sequence limit :limit""")
        .set("sequence", sequence)
        .set("limit", limit)
        .list(
            row ->
                new Event(
                    row.number("sequence"),
                    row.uuid("id"),
                    row.text("domain"),
                    row.uuid("golden_id"),
                    Kind.valueOf(row.text("kind")),
                    (Integer) row.value("version"),
                    row.uuid("cause"),
                    row.instant("recorded")));
  }
}
