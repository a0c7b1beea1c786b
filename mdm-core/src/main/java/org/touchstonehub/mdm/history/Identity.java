package org.touchstonehub.mdm.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.golden.CodePoints;
import org.touchstonehub.mdm.golden.GoldenId;

/** Who was whom: all that was ever recorded of it, and what was believed at an instant. */
@ApplicationScoped
@Transactional
public class Identity {
  private static final String MEMBERSHIPS =
      """
      select x.system, x.key, x.golden_id, x.recorded_from, x.recorded_to, x.opened_by, x.closed_by,
        %s as opened_kind, %s as closed_kind
      from mdm.crosswalk x
      """
          .formatted(kindOf("x.opened_by"), kindOf("x.closed_by"));

  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected Identity() {}

  @Inject
  public Identity(Database database) {
    this.database = database;
  }

  private static String kindOf(String cause) {
    return """
        case when exists (select from mdm.command c where c.id = %1$s) then 'COMMAND'
          when exists (select from mdm.ingest i where i.id = %1$s) then 'INGEST'
          else 'OTHER' end"""
        .formatted(cause);
  }

  /** Every time that a source record belonged to this golden record, the oldest first. */
  public List<Membership> membersOf(GoldenId golden) {
    return database
        .sql(MEMBERSHIPS + "where x.golden_id = :id order by x.recorded_from, x.system, x.key")
        .set("id", golden.value())
        .list(Identity::membership);
  }

  /** Every golden record that a source record ever belonged to, the oldest first. */
  public List<Membership> homesOf(SourceKey record) {
    if (!CodePoints.storable(record.system() + record.key())) return List.of();
    return database
        .sql(
            MEMBERSHIPS
                + "where x.system = :system and x.key = :key order by x.recorded_from, x.recorded_to")
        .set("system", record.system())
        .set("key", record.key())
        .list(Identity::membership);
  }

  /** The golden record that a source record belonged to at an instant; empty for none. */
  public Optional<GoldenId> homeOf(SourceKey record, Instant asOf) {
    if (!CodePoints.storable(record.system() + record.key())) return Optional.empty();
    return database
        .sql(
            """
            select golden_id from mdm.crosswalk
            where system = :system and key = :key and recorded_from <= :at
              and (recorded_to is null or recorded_to > :at)""")
        .set("system", record.system())
        .set("key", record.key())
        .set("at", asOf)
        .first(row -> new GoldenId(row.uuid("golden_id")));
  }

  /** Every time that an id was retired, the oldest first. */
  public List<Retirement> retirementsOf(GoldenId golden) {
    return database
        .sql(
            """
            select r.retired, r.retired_by, r.revived, r.revived_by, %s as retired_kind,
              %s as revived_kind, coalesce((
                select array_agg(s.successor order by s.ordinal) from mdm.golden_successor s
                where s.golden_id = r.golden_id and s.recorded_from = r.retired), '{}') as successors
            from mdm.golden_retirement r where r.golden_id = :id order by r.retired"""
                .formatted(kindOf("r.retired_by"), kindOf("r.revived_by")))
        .set("id", golden.value())
        .list(
            row ->
                new Retirement(
                    row.instant("retired"),
                    cause(row.uuid("retired_by"), row.text("retired_kind")),
                    row.maybeInstant("revived"),
                    maybeCause(row.maybeUuid("revived_by"), row.text("revived_kind")),
                    Arrays.stream(row.uuids("successors")).map(GoldenId::new).toList()));
  }

  /**
   * The whole way from a retired id to what it leads to now: itself, then every id between that is
   * retired too, in the order in which they were. Empty where it is active.
   */
  public List<RetiredStep> wayFrom(GoldenId golden) {
    return database
        .sql(
            """
            with recursive way (id) as (
              select cast(:id as uuid)
              union
              select s.successor from way
              join mdm.golden_successor s on s.golden_id = way.id and s.recorded_to is null)
            select r.golden_id, r.retired, coalesce((
                select array_agg(s.successor order by s.ordinal) from mdm.golden_successor s
                where s.golden_id = r.golden_id and s.recorded_to is null), '{}') as successors
            from way join mdm.golden_retirement r on r.golden_id = way.id and r.revived is null
            order by r.golden_id <> :id, r.retired, r.golden_id""")
        .set("id", golden.value())
        .list(
            row ->
                new RetiredStep(
                    new GoldenId(row.uuid("golden_id")),
                    row.instant("retired"),
                    Arrays.stream(row.uuids("successors")).map(GoldenId::new).toList()));
  }

  /** Where an id led to at an instant, one step; none where it was active or led nowhere. */
  public List<GoldenId> successorsOf(GoldenId golden, Instant asOf) {
    return database
        .sql(
            """
            select successor from mdm.golden_successor
            where golden_id = :id and recorded_from <= :at
              and (recorded_to is null or recorded_to > :at)
            order by ordinal""")
        .set("id", golden.value())
        .set("at", asOf)
        .list(row -> new GoldenId(row.uuid("successor")));
  }

  /** What stewards had decided of a domain's records at an instant, as it bound matching then. */
  public Constraints decidedAt(String domain, Instant asOf) {
    List<Constraints.Pair> must = new ArrayList<>();
    List<Constraints.Pair> cannot = new ArrayList<>();
    database
        .sql(
            """
            select d.verdict, d.a_system, d.a_key, d.b_system, d.b_key
            from mdm.steward_decision d
            join mdm.steward_decision_state s on s.decision_id = d.id
            where d.domain = :domain and s.state = 'STANDING' and s.recorded_from <= :at
              and (s.recorded_to is null or s.recorded_to > :at)
            order by d.a_system, d.a_key, d.b_system, d.b_key, d.id""")
        .set("domain", domain)
        .set("at", asOf)
        .each(
            row ->
                (row.text("verdict").equals("MATCH") ? must : cannot)
                    .add(
                        new Constraints.Pair(
                            new SourceKey(row.text("a_system"), row.text("a_key")),
                            new SourceKey(row.text("b_system"), row.text("b_key")))));
    return new Constraints(must, cannot);
  }

  private static Membership membership(Row row) throws SQLException {
    return new Membership(
        new SourceKey(row.text("system"), row.text("key")),
        new GoldenId(row.uuid("golden_id")),
        row.instant("recorded_from"),
        row.maybeInstant("recorded_to"),
        cause(row.uuid("opened_by"), row.text("opened_kind")),
        maybeCause(row.maybeUuid("closed_by"), row.text("closed_kind")));
  }

  private static Cause cause(UUID id, String kind) {
    return new Cause(id, Cause.Kind.valueOf(kind));
  }

  private static @Nullable Cause maybeCause(@Nullable UUID id, String kind) {
    return id == null ? null : cause(id, kind);
  }
}
