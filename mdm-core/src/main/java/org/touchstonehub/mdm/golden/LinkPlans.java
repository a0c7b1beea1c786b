package org.touchstonehub.mdm.golden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.CopyText;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;

/**
 * Plans which golden id each cluster of source records gets. An id survives in the cluster that
 * keeps most of its records, of equals in the one whose records had it first; where several ids
 * would survive in one cluster, the one that brings most records does, the oldest of equals. A
 * cluster without one revives the retired id most of whose last records it holds (so that an
 * unmerge gives back what was), or gets a new one. The plan is stored before anything uses it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LinkPlans {
  private static final int MINT_CHUNK = 10_000;

  private Database database;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected LinkPlans() {}

  @Inject
  public LinkPlans(Database database, Ids ids) {
    this.database = database;
    this.ids = ids;
  }

  /** Gives each source record its cluster, one call a record. */
  public interface Clusters {
    void writeTo(Sink sink) throws IOException;
  }

  /** Takes clusters; the lower a cluster's number, the earlier it is considered among equals. */
  public interface Sink {
    void add(SourceKey key, long cluster) throws IOException;
  }

  /** Whether a plan of this name is stored. */
  public boolean exists(UUID plan) {
    return database
        .sql("select exists (select from mdm.link_plan where plan = :plan) as found")
        .set("plan", plan)
        .first(row -> row.flag("found"))
        .orElse(false);
  }

  /**
   * Stores the plan that makes these clusters golden records. The caller holds the lock on links.
   *
   * @param plan its name, unique for ever: a batch run, a decision
   */
  public void make(UUID plan, Clusters clusters) {
    database
        .sql(
            """
            create temporary table planned (
              system text collate "C", key text collate "C", cluster bigint)
            on commit drop""")
        .update();
    database.copy(
        "planned (system, key, cluster)",
        rows -> clusters.writeTo((key, cluster) -> row(rows, key, cluster)));
    database
        .sql(
            """
            insert into mdm.link_plan (plan, system, key, cluster, was)
            select :plan, p.system, p.key, p.cluster, c.golden_id
            from planned p left join mdm.crosswalk c
              on c.system = p.system and c.key = p.key and c.recorded_to is null""")
        .set("plan", plan)
        .update();
    database.sql("drop table planned").update();
    database.sql("analyze mdm.link_plan").update();
    keepIds(plan);
    reviveIds(plan);
    mintIds(plan);
    storeComponents(plan);
  }

  private static void row(CopyText rows, SourceKey key, long cluster) throws IOException {
    rows.row(key.system(), key.key(), cluster);
  }

  private void keepIds(UUID plan) {
    database
        .sql(
            """
            with share as (
              select p.was, p.cluster, count(*) as records, min(x.recorded_from) as since
              from mdm.link_plan p
              join mdm.crosswalk x on x.system = p.system and x.key = p.key
                and x.golden_id = p.was and x.recorded_to is null
              where p.plan = :plan group by p.was, p.cluster),
            home as (
              select distinct on (was) was, cluster, records from share
              order by was, records desc, since, cluster),
            kept as (
              select distinct on (cluster) cluster, was from home
              order by cluster, records desc, was)
            update mdm.link_plan p set golden_id = kept.was
            from kept where p.plan = :plan and p.cluster = kept.cluster""")
        .set("plan", plan)
        .update();
  }

  private void reviveIds(UUID plan) {
    database
        .sql(
            """
            with homeless as (
              select system, key, cluster from mdm.link_plan
              where plan = :plan and golden_id is null),
            candidate as (
              select distinct x.golden_id from homeless h
              join mdm.crosswalk x
                on x.system = h.system and x.key = h.key and x.recorded_to is not null
              join mdm.golden_identity g on g.id = x.golden_id and g.retired_by = x.closed_by),
            last_record as (
              select x.golden_id, x.system, x.key,
                count(*) over (partition by x.golden_id) as records
              from candidate c
              join mdm.golden_identity g on g.id = c.golden_id
              join mdm.crosswalk x on x.golden_id = g.id and x.closed_by = g.retired_by
              where x.recorded_to is not null),
            share as (
              select h.cluster, l.golden_id, count(*) as found
              from homeless h join last_record l on l.system = h.system and l.key = h.key
              group by h.cluster, l.golden_id, l.records having count(*) * 2 > l.records),
            revived as (
              select distinct on (cluster) cluster, golden_id from share
              order by cluster, found desc, golden_id)
            update mdm.link_plan p set golden_id = revived.golden_id
            from revived where p.plan = :plan and p.cluster = revived.cluster""")
        .set("plan", plan)
        .update();
  }

  private void mintIds(UUID plan) {
    List<Long> clusters =
        database
            .sql(
                """
                select distinct cluster from mdm.link_plan
                where plan = :plan and golden_id is null order by cluster""")
            .set("plan", plan)
            .list(row -> row.number("cluster"));
    for (int from = 0; from < clusters.size(); from += MINT_CHUNK) {
      List<Long> chunk = clusters.subList(from, Math.min(clusters.size(), from + MINT_CHUNK));
      UUID[] minted = new UUID[chunk.size()];
      for (int i = 0; i < minted.length; i++) minted[i] = ids.next();
      database
          .sql(
              """
              update mdm.link_plan p set golden_id = m.id
              from unnest(:clusters, :ids) as m (cluster, id)
              where p.plan = :plan and p.cluster = m.cluster""")
          .set("plan", plan)
          .set("clusters", chunk.toArray(Long[]::new))
          .set("ids", minted)
          .update();
    }
  }

  /** Golden records that exchange records get the same number, in the order of their ids. */
  private void storeComponents(UUID plan) {
    Components components = new Components();
    database
        .sql(
            """
            select distinct golden_id, was from mdm.link_plan
            where plan = :plan and was is distinct from golden_id order by golden_id, was""")
        .set("plan", plan)
        .each(row -> components.join(row.uuid("golden_id"), row.maybeUuid("was")));
    Map<UUID, Integer> numbers = new HashMap<>();
    database.copy(
        "mdm.identity_plan (plan, golden_id, component)",
        rows -> {
          for (UUID id : components.members()) {
            int number =
                numbers.computeIfAbsent(components.root(id), ignored -> numbers.size() + 1);
            rows.row(plan, id, number);
          }
        });
    database.sql("analyze mdm.identity_plan").update();
  }

  /** How many components the plan has left to apply, from a number on. */
  public long size(UUID plan) {
    return database
        .sql("select count(distinct component) as n from mdm.identity_plan where plan = :plan")
        .set("plan", plan)
        .first(row -> row.number("n"))
        .orElse(0L);
  }

  /** The numbers of the next components after one, in order. */
  public List<Integer> next(UUID plan, int after, int limit) {
    return database
        .sql(
            """
            select distinct component from mdm.identity_plan
            where plan = :plan and component > :after order by component limit :limit""")
        .set("plan", plan)
        .set("after", after)
        .set("limit", limit)
        .list(row -> row.integer("component"));
  }

  /**
   * Takes what touches these records out of every plan: a steward decided about them after the
   * records were matched, and the decision stays until the next match. The caller holds the lock.
   */
  public void yieldTo(Collection<SourceKey> keys) {
    List<String> systems = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (SourceKey key : keys) {
      systems.add(key.system());
      names.add(key.key());
    }
    database
        .sql(
            """
            delete from mdm.identity_plan i using (
              select distinct t.plan, t.component
              from unnest(:systems, :keys) as k (system, key)
              join mdm.link_plan p on p.system = k.system and p.key = k.key
              join mdm.identity_plan t
                on t.plan = p.plan and (t.golden_id = p.golden_id or t.golden_id = p.was)) touched
            where i.plan = touched.plan and i.component = touched.component""")
        .set("systems", systems.toArray(String[]::new))
        .set("keys", names.toArray(String[]::new))
        .update();
  }

  /** Removes a plan that was carried out or given up. */
  public void forget(UUID plan) {
    database.sql("delete from mdm.identity_plan where plan = :plan").set("plan", plan).update();
    database.sql("delete from mdm.link_plan where plan = :plan").set("plan", plan).update();
  }
}
