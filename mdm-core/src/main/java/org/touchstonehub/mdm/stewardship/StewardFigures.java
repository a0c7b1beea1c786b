package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Row;

/** How stewards get on with their tasks. */
@ApplicationScoped
@Transactional
public class StewardFigures {
  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected StewardFigures() {}

  @Inject
  public StewardFigures(Database database) {
    this.database = database;
  }

  /**
   * What a steward decided, or all of them.
   *
   * @param steward null for all
   * @param decisions tasks answered that still are
   * @param hours hours of the clock in which at least one was, summed over stewards
   * @param timed of the decisions those whose task the steward had looked at first
   * @param medianSeconds from the first look to the answer; null where none is timed
   */
  public record Pace(
      @Nullable String steward,
      long decisions,
      long hours,
      long timed,
      @Nullable Double medianSeconds) {
    /** For each hour in which anything was decided. */
    public double decisionsAnHour() {
      return hours == 0 ? 0 : (double) decisions / hours;
    }
  }

  /**
   * How two stewards judged the same: one proposed and the other confirmed or declined, or one
   * decided and the other took it back.
   *
   * @param one the first in the order of names
   */
  public record Agreement(String one, String other, long agreed, long disagreed) {
    /** 0 to 1. */
    public double share() {
      return (double) agreed / (agreed + disagreed);
    }
  }

  /**
   * @param stewards in the order of names
   * @param agreements in the order of names
   */
  public record Figures(Pace all, List<Pace> stewards, List<Agreement> agreements) {
    public Figures {
      stewards = List.copyOf(stewards);
      agreements = List.copyOf(agreements);
    }
  }

  /**
   * Of one domain.
   *
   * @param from the first instant
   * @param to the first instant after
   */
  public Figures of(String domain, Instant from, Instant to) {
    List<Pace> stewards = paces(domain, from, to);
    return new Figures(all(domain, from, to, stewards), stewards, agreements(domain, from, to));
  }

  private static final String ANSWERED =
      """
      select t.answered_by as steward, t.closed,
        extract(epoch from t.closed - o.opened) as seconds
      from mdm.steward_task t
      left join mdm.steward_task_opening o
        on o.task = t.id and o.steward = t.answered_by and o.opened <= t.closed
      where t.domain = :domain and t.state = 'DECIDED' and t.closed >= :from and t.closed < :to""";

  private List<Pace> paces(String domain, Instant from, Instant to) {
    return database
        .sql(
            """
            select a.steward, count(*) as decisions,
              count(distinct date_trunc('hour', a.closed)) as hours, count(a.seconds) as timed,
              percentile_cont(0.5) within group (order by a.seconds) as median
            from (%s) a group by a.steward order by a.steward"""
                .formatted(ANSWERED))
        .set("domain", domain)
        .set("from", from)
        .set("to", to)
        .list(row -> pace(row, row.text("steward")));
  }

  private Pace all(String domain, Instant from, Instant to, List<Pace> stewards) {
    Double median =
        database
            .sql(
                """
                select percentile_cont(0.5) within group (order by a.seconds) as median
                from (%s) a"""
                    .formatted(ANSWERED))
            .set("domain", domain)
            .set("from", from)
            .set("to", to)
            .list(StewardFigures::median)
            .get(0)
            .seconds();
    return new Pace(
        null,
        stewards.stream().mapToLong(Pace::decisions).sum(),
        stewards.stream().mapToLong(Pace::hours).sum(),
        stewards.stream().mapToLong(Pace::timed).sum(),
        median);
  }

  private record Median(@Nullable Double seconds) {}

  private static Median median(Row row) throws SQLException {
    return new Median((Double) row.value("median"));
  }

  private static Pace pace(Row row, String steward) throws SQLException {
    return new Pace(
        steward,
        row.number("decisions"),
        row.number("hours"),
        row.number("timed"),
        median(row).seconds());
  }

  private List<Agreement> agreements(String domain, Instant from, Instant to) {
    return database
        .sql(
            """
            with judged (first, second, agreed) as (
              select p.content ->> 'proposed_by', n.changed_by, n.state = 'DECIDED'
              from mdm.steward_task_version p
              join mdm.steward_task t on t.id = p.task and t.domain = :domain
              join mdm.steward_task_version n on n.task = p.task and n.revision = p.revision + 1
              where p.state = 'PROPOSED' and n.state in ('DECIDED', 'OPEN') and n.changed_by <> ''
                and n.recorded_from >= :from and n.recorded_from < :to
              union all
              select d.decided_by, d.withdrawn_by, false from mdm.steward_decision d
              where d.domain = :domain and d.state = 'WITHDRAWN'
                and d.ended >= :from and d.ended < :to)
            select least(first, second) as one, greatest(first, second) as other,
              count(*) filter (where agreed) as agreed,
              count(*) filter (where not agreed) as disagreed
            from judged where first <> second group by 1, 2 order by 1, 2""")
        .set("domain", domain)
        .set("from", from)
        .set("to", to)
        .list(
            row ->
                new Agreement(
                    row.text("one"),
                    row.text("other"),
                    row.number("agreed"),
                    row.number("disagreed")));
  }
}
