package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.UUID;
import org.touchstonehub.mdm.database.Database;

/**
 * How urgent open tasks are: the number of source records whose golden record an answer is expected
 * to change. With p the probability that two records are one thing, n the source records of the
 * golden records that a task is about:
 *
 * <ul>
 *   <li>possible match, shared identifier: p n, since they change where the answer is "the same";
 *   <li>suspicious cluster: (1 - p) n, since they change where it is not;
 *   <li>any other: n / 2, as nothing is known of the answer.
 * </ul>
 *
 * A priority is derived: that it changes makes no new revision of a task.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TaskPriorities {
  private static final String REFRESH =
      """
      update mdm.steward_task t set priority = p.priority
      from (
        select w.id, coalesce(sum(m.n), 0) * case w.kind
            when 'POSSIBLE_MATCH' then w.probability
            when 'SHARED_IDENTIFIER' then w.probability
            when 'SUSPICIOUS_CLUSTER' then 1 - w.probability
            else 0.5 end as priority
        from mdm.steward_task w
        left join lateral (
          select distinct x.golden_id
          from (values (w.a_system, w.a_key), (w.b_system, w.b_key)) k (system, key)
          join mdm.crosswalk x
            on x.system = k.system and x.key = k.key and x.recorded_to is null) g on true
        left join lateral (
          select count(*) as n from mdm.crosswalk c
          where c.golden_id = g.golden_id and c.recorded_to is null) m on true
        where w.state = 'OPEN' and w.%s
        group by w.id) p
      where t.id = p.id and t.priority <> p.priority""";

  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected TaskPriorities() {}

  @Inject
  public TaskPriorities(Database database) {
    this.database = database;
  }

  /** Of all open tasks of a domain. */
  void refresh(String domain) {
    database.sql(REFRESH.formatted("domain = :domain")).set("domain", domain).update();
  }

  /** Of the open ones among these. */
  void refresh(Collection<UUID> tasks) {
    if (tasks.isEmpty()) return;
    database
        .sql(REFRESH.formatted("id = any(:ids)"))
        .set("ids", tasks.toArray(UUID[]::new))
        .update();
  }
}
