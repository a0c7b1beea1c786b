package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.LinkPlans;
import org.touchstonehub.mdm.golden.Relinking;

/**
 * Brings links and golden records in line with what stewards decided, for a few records at once.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DecidedLinks {
  private Database database;
  private StewardDecisions decisions;
  private Reclustering reclustering;
  private Relinking relinking;
  private LinkPlans plans;

  @SuppressWarnings("NullAway.Init")
  protected DecidedLinks() {}

  @Inject
  public DecidedLinks(
      Database database,
      StewardDecisions decisions,
      Reclustering reclustering,
      Relinking relinking,
      LinkPlans plans) {
    this.database = database;
    this.decisions = decisions;
    this.reclustering = reclustering;
    this.relinking = relinking;
    this.plans = plans;
  }

  /**
   * @throws InvalidInput if one of the records was never sent, is deleted, or belongs to another
   *     domain
   */
  void expectDomain(String domain, RecordPair pair) {
    for (SourceKey key : List.of(pair.a(), pair.b())) {
      boolean known =
          database
              .sql(
                  """
                  select true as known from mdm.source_record r
                  join mdm.source_system s on s.name = r.system
                  where r.system = :system and r.key = :key and r.recorded_to is null
                    and not r.deleted
                    and s.domain = :domain""")
              .set("system", key.system())
              .set("key", key.key())
              .set("domain", domain)
              .first(row -> row.flag("known"))
              .orElse(false);
      if (!known) {
        throw new InvalidInput(
            "record-pair",
            "Record %s of source system '%s' is not a record of domain '%s'; name one that is."
                .formatted(key.key(), key.system(), domain));
      }
    }
  }

  /** The golden records of both, those there are, in the order of ids. */
  List<GoldenId> goldenOf(RecordPair pair) {
    return goldenOf(Set.of(pair.a(), pair.b())).stream().map(GoldenId::new).toList();
  }

  /**
   * Clusters the members of every golden record concerned anew and makes the outcome hold. Plans of
   * a running batch for these records are dropped: it matched them before this was decided.
   *
   * @return what became of every golden record that this touched
   */
  GoldenChanges follow(String domain, UUID cause, Collection<SourceKey> concerned) {
    List<UUID> held = goldenOf(concerned);
    Set<SourceKey> members = members(held);
    members.addAll(alive(concerned)); // those that wait for their first batch have no golden record
    if (members.isEmpty()) return GoldenChanges.NONE;
    Map<UUID, Integer> before = versions(held);
    plans.yieldTo(members);
    Constraints constraints =
        StewardDecisions.constraints(
            decisions.standing(domain).stream()
                .filter(d -> members.contains(d.pair().a()) && members.contains(d.pair().b()))
                .toList());
    List<Set<SourceKey>> clusters =
        Partition.keeping(constraints, reclustering.clusters(domain, members, constraints));
    relinking.regroup(domain, cause, clusters);
    // all members of the golden records before; where they are now is all that this can have made
    Set<UUID> touched = new HashSet<>(held);
    touched.addAll(goldenOf(members));
    return GoldenChanges.between(before, versions(touched));
  }

  /** The current version of each golden record that is active. */
  private Map<UUID, Integer> versions(Collection<UUID> golden) {
    Map<UUID, Integer> versions = new HashMap<>();
    database
        .sql(
            """
            select g.id, r.version from mdm.golden_identity g
            join mdm.golden_record r on r.golden_id = g.id and r.recorded_to is null
            where g.id = any(:golden) and g.state = 'ACTIVE'""")
        .set("golden", golden.toArray(UUID[]::new))
        .each(row -> versions.put(row.uuid("id"), row.integer("version")));
    return versions;
  }

  private List<UUID> goldenOf(Collection<SourceKey> keys) {
    return database
        .sql(
            """
            select distinct c.golden_id from unnest(:systems, :keys) as k (system, key)
            join mdm.crosswalk c
              on c.system = k.system and c.key = k.key and c.recorded_to is null
            order by c.golden_id""")
        .set("systems", keys.stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", keys.stream().map(SourceKey::key).toArray(String[]::new))
        .list(row -> row.uuid("golden_id"));
  }

  private List<SourceKey> alive(Collection<SourceKey> keys) {
    return database
        .sql(
            """
            select r.system, r.key from unnest(:systems, :keys) as k (system, key)
            join mdm.source_record r
              on r.system = k.system and r.key = k.key and r.recorded_to is null and not r.deleted""")
        .set("systems", keys.stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", keys.stream().map(SourceKey::key).toArray(String[]::new))
        .list(row -> new SourceKey(row.text("system"), row.text("key")));
  }

  private Set<SourceKey> members(List<UUID> golden) {
    return new TreeSet<>(
        database
            .sql(
                """
                select system, key from mdm.crosswalk
                where golden_id = any(:golden) and recorded_to is null""")
            .set("golden", golden.toArray(UUID[]::new))
            .list(row -> new SourceKey(row.text("system"), row.text("key"))));
  }
}
