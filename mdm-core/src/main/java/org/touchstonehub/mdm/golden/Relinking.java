package org.touchstonehub.mdm.golden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;

/**
 * Carries out link plans: moves links, mints, revives and retires ids and refreshes the golden
 * records, some components at a time. Each call leaves the hub consistent and may be repeated.
 */
@ApplicationScoped
@Transactional
public class Relinking {
  /** Who made a link. */
  public enum Origin {
    AUTO,
    STEWARD
  }

  private Database database;
  private LinkPlans plans;
  private GoldenRefresh refresh;
  private Clock clock;

  @SuppressWarnings("NullAway.Init")
  protected Relinking() {}

  @Inject
  public Relinking(Database database, LinkPlans plans, GoldenRefresh refresh, Clock clock) {
    this.database = database;
    this.plans = plans;
    this.refresh = refresh;
    this.clock = clock;
  }

  /**
   * Makes clusters of source records golden records at once.
   *
   * @param cause the decision behind it; names the plan
   * @param clusters together they hold every record of each golden record that they touch
   */
  public void regroup(
      String domain, UUID cause, Collection<? extends Collection<SourceKey>> clusters) {
    refresh.lock(domain);
    plans.make(
        cause,
        sink -> {
          long number = 0;
          for (Collection<SourceKey> cluster : clusters) {
            for (SourceKey key : cluster) sink.add(key, number);
            number++;
          }
        });
    apply(domain, cause, plans.next(cause, 0, Integer.MAX_VALUE), Origin.STEWARD);
    plans.forget(cause);
  }

  /**
   * Carries out these components of a plan.
   *
   * @return the golden records that it brought up to date
   */
  public int apply(String domain, UUID plan, List<Integer> components, Origin origin) {
    if (components.isEmpty()) return 0;
    refresh.lock(domain);
    Instant now = clock.instant();
    Integer[] numbers = components.toArray(Integer[]::new);
    activate(domain, plan, numbers, now);
    closeLinks(plan, numbers, now);
    openLinks(plan, numbers, origin, now);
    // A planned id whose records were all deleted meanwhile was never made: leave it out.
    Set<UUID> touched =
        new LinkedHashSet<>(
            database
                .sql(
                    """
                    select i.golden_id from mdm.identity_plan i
                    join mdm.golden_identity g on g.id = i.golden_id
                    where i.plan = :plan and i.component = any(:components)
                    order by i.component, i.golden_id""")
                .set("plan", plan)
                .set("components", numbers)
                .list(row -> row.uuid("golden_id")));
    refresh.of(domain, touched, plan);
    nameSuccessors(plan, numbers);
    return touched.size();
  }

  /**
   * The moves of a plan that still hold: the record is alive and linked as it was when planned.
   * Materialised, so that it is planned alone: beside a subquery whose cost is overrated the
   * planner takes reading whole tables for as good as an index (they differ by less than 1 % of the
   * sum).
   */
  private static final String MOVES =
      """
      with move as materialized (
        select p.system, p.key, p.was, p.golden_id
        from mdm.identity_plan i
        join mdm.link_plan p on p.plan = i.plan and p.golden_id = i.golden_id
        join mdm.source_record s
          on s.system = p.system and s.key = p.key and s.recorded_to is null and not s.deleted
        left join mdm.crosswalk x
          on x.system = p.system and x.key = p.key and x.recorded_to is null
        where i.plan = :plan and i.component = any(:components)
          and p.was is distinct from p.golden_id and x.golden_id is not distinct from %s)
      """;

  private static final String AS_PLANNED = MOVES.formatted("p.was");

  private void activate(String domain, UUID plan, Integer[] components, Instant now) {
    List<UUID> active =
        database
            .sql(
                AS_PLANNED
                    + """
                    insert into mdm.golden_identity as g (id, domain, state, created)
                    select distinct golden_id, :domain, 'ACTIVE', cast(:now as timestamptz) from move
                    on conflict (id) do update
                      set state = 'ACTIVE', retired = null, retired_by = null
                      where g.state = 'RETIRED'
                    returning id""")
            .set("plan", plan)
            .set("components", components)
            .set("domain", domain)
            .set("now", now)
            .list(row -> row.uuid("id"));
    database
        .sql("delete from mdm.golden_successor where golden_id = any(:ids)")
        .set("ids", active.toArray(UUID[]::new))
        .update();
  }

  private void closeLinks(UUID plan, Integer[] components, Instant now) {
    database
        .sql(
            AS_PLANNED
                + """
                update mdm.crosswalk c
                set recorded_to = greatest(:now, c.recorded_from), closed_by = :plan
                from move where c.system = move.system and c.key = move.key
                  and c.recorded_to is null""")
        .set("plan", plan)
        .set("components", components)
        .set("now", now)
        .update();
  }

  private void openLinks(UUID plan, Integer[] components, Origin origin, Instant now) {
    database
        .sql(
            MOVES.formatted("null")
                + """
                insert into mdm.crosswalk (system, key, golden_id, origin, recorded_from, opened_by)
                select m.system, m.key, m.golden_id, :origin, :now, :plan from move m
                where m.was is null or exists (
                  select from mdm.crosswalk c where c.system = m.system and c.key = m.key
                    and c.golden_id = m.was and c.closed_by = :plan)""")
        .set("plan", plan)
        .set("components", components)
        .set("origin", origin.name())
        .set("now", now)
        .update();
  }

  /** A retired id leads to where its records went, most records first. */
  private void nameSuccessors(UUID plan, Integer[] components) {
    database
        .sql(
            """
            insert into mdm.golden_successor (golden_id, successor, ordinal)
            select p.was, p.golden_id,
              row_number() over (partition by p.was order by count(*) desc, p.golden_id)
            from mdm.identity_plan i
            join mdm.golden_identity g
              on g.id = i.golden_id and g.state = 'RETIRED' and g.retired_by = i.plan
            join mdm.link_plan p on p.plan = i.plan and p.was = i.golden_id
            join mdm.golden_identity s on s.id = p.golden_id and s.id <> p.was
            where i.plan = :plan and i.component = any(:components)
            group by p.was, p.golden_id
            on conflict (golden_id, successor) do nothing""")
        .set("plan", plan)
        .set("components", components)
        .update();
  }
}
