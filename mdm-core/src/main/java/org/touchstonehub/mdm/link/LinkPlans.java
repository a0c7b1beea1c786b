package org.touchstonehub.mdm.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.CopyText;
import org.touchstonehub.mdm.database.Database;

/**
 * Groupings of source records that a batch found and that are carried out some at a time. Clusters
 * that exchange records are one component and change together.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LinkPlans {
  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected LinkPlans() {}

  @Inject
  public LinkPlans(Database database) {
    this.database = database;
  }

  /** Gives each source record its cluster, one call a record. */
  public interface Clusters {
    void writeTo(Sink sink) throws IOException;
  }

  /** Takes clusters; the lower a cluster's number, the earlier it is considered among equals. */
  public interface Sink {
    void add(SourceKey key, long cluster) throws IOException;
  }

  /**
   * Stores the plan that makes these clusters golden records; clusters that are golden records
   * already are no part of it. The caller holds the lock on links alone.
   *
   * @param plan its name, unique for ever: a batch run
   */
  public void make(UUID plan, Clusters clusters) {
    database.copy(
        "mdm.link_plan (plan, system, key, cluster)",
        rows -> clusters.writeTo((key, cluster) -> row(rows, plan, key, cluster)));
    database.sql("analyze mdm.link_plan").update();
    Components components = new Components();
    database
        .sql(
            """
            select l.cluster, l.was from (
              select p.cluster, c.golden_id as was, count(*) as records,
                count(*) over (partition by p.cluster) as origins
              from mdm.link_plan p left join mdm.crosswalk c
                on c.system = p.system and c.key = p.key and c.recorded_to is null
              where p.plan = :plan group by p.cluster, c.golden_id) l
            where l.origins > 1 or l.was is null or l.records <> (
              select count(*) from mdm.crosswalk x
              where x.golden_id = l.was and x.recorded_to is null
                and not starts_with(x.system, 'steward-'))
            order by l.cluster, l.was""")
        .set("plan", plan)
        .each(row -> components.add(row.number("cluster"), row.maybeUuid("was")));
    database.copy(
        "mdm.cluster_plan (plan, cluster, component)",
        rows -> components.each((cluster, component) -> rows.row(plan, cluster, component)));
    database.sql("analyze mdm.cluster_plan").update();
  }

  private static void row(CopyText rows, UUID plan, SourceKey key, long cluster)
      throws IOException {
    rows.row(plan, key.system(), key.key(), cluster);
  }

  /**
   * Lets PostgreSQL look again at what plans are made from: a first load is too fresh for its own
   * statistics.
   */
  public void refreshStatistics() {
    database.sql("analyze mdm.source_record, mdm.crosswalk, mdm.golden_identity").update();
  }

  /** How many components the plan has. */
  public long size(UUID plan) {
    return database
        .sql("select count(distinct component) as n from mdm.cluster_plan where plan = :plan")
        .set("plan", plan)
        .first(row -> row.number("n"))
        .orElse(0L);
  }

  /** The number of the last component of the plan; 0 if it has none. */
  public int last(UUID plan) {
    return database
        .sql("select max(component) as last from mdm.cluster_plan where plan = :plan")
        .set("plan", plan)
        .first(row -> row.integer("last"))
        .orElse(0);
  }

  /** The numbers of the next components after one, in order. */
  public List<Integer> next(UUID plan, int after, int limit) {
    return database
        .sql(
            """
            select distinct component from mdm.cluster_plan
            where plan = :plan and component > :after order by component limit :limit""")
        .set("plan", plan)
        .set("after", after)
        .set("limit", limit)
        .list(row -> row.integer("component"));
  }

  /** The clusters of some components, in their order. */
  public List<List<SourceKey>> clusters(UUID plan, List<Integer> components) {
    Map<Long, List<SourceKey>> clusters = new LinkedHashMap<>();
    database
        .sql(
            """
            select p.cluster, p.system, p.key from mdm.cluster_plan c
            join mdm.link_plan p on p.plan = c.plan and p.cluster = c.cluster
            where c.plan = :plan and c.component = any(:components)
            order by p.cluster, p.system, p.key""")
        .set("plan", plan)
        .set("components", components.toArray(Integer[]::new))
        .each(
            row ->
                clusters
                    .computeIfAbsent(row.number("cluster"), ignored -> new ArrayList<>())
                    .add(new SourceKey(row.text("system"), row.text("key"))));
    return List.copyOf(clusters.values());
  }

  /**
   * Takes these records out of every plan: they were grouped anew after the plan was made, together
   * with all that hangs together with them, and stay so until the next match.
   */
  public void yieldTo(Collection<SourceKey> keys) {
    database
        .sql(
            """
            delete from mdm.link_plan p using unnest(:systems, :keys) as k (system, key)
            where p.system = k.system and p.key = k.key""")
        .set("systems", keys.stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", keys.stream().map(SourceKey::key).toArray(String[]::new))
        .update();
  }

  /** Removes a plan that was carried out or given up. */
  public void forget(UUID plan) {
    database.sql("delete from mdm.cluster_plan where plan = :plan").set("plan", plan).update();
    database.sql("delete from mdm.link_plan where plan = :plan").set("plan", plan).update();
  }
}
