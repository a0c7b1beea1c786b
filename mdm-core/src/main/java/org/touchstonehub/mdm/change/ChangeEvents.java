package org.touchstonehub.mdm.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
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
public class ChangeEvents implements Follower {
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

  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected ChangeEvents() {}

  @Inject
  public ChangeEvents(Database database) {
    this.database = database;
  }

  @Override
  public Turn turn() {
    return Turn.TOLD;
  }

  @Override
  public void follow(ChangeSet set) {
    List<ChangeSet.GoldenChange> events =
        set.golden().stream().filter(c -> c.kind() != ChangeSet.GoldenKind.SAME).toList();
    if (events.isEmpty()) return;
    database
        .sql(
            """
            insert into mdm.change_event (domain, golden_id, kind, version, cause, recorded)
            select :domain, golden_id, kind, version, :cause, :at
            from unnest(:ids, :kinds, :versions) with ordinality e (golden_id, kind, version, i)
            order by i""")
        .set("domain", set.domain())
        .set("cause", set.cause())
        .set("at", set.at())
        .set("ids", events.stream().map(event -> event.id().value()).toArray(UUID[]::new))
        .set("kinds", events.stream().map(event -> event.kind().name()).toArray(String[]::new))
        .set("versions", events.stream().map(ChangeEvents::version).toArray(Integer[]::new))
        .update();
  }

  private static @Nullable Integer version(ChangeSet.GoldenChange event) {
    return event.content() == null ? null : (Integer) event.version();
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
