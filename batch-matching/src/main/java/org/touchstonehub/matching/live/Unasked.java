package org.touchstonehub.matching.live;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.touchstonehub.match.engine.PossibleMatch;
import org.touchstonehub.match.engine.SuspiciousCluster;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.link.Doubts;

/**
 * What batch runs found and have not asked stewards yet. What live matching finds meanwhile takes
 * the place of what a run found of the same records, so that the run asks what is so when it ends.
 */
public final class Unasked {
  private final Database database;

  public Unasked(Database database) {
    this.database = database;
  }

  /** In the current transaction, whose caller keeps the batch of the domain from going on. */
  void supersede(String domain, Doubts doubts) {
    List<UUID> runs =
        database
            .sql(
                """
                select id from matching.run
                where domain = :domain and trained_digest is not null and changes is null
                  and state in ('REQUESTED', 'RUNNING', 'FAILED')""")
            .set("domain", domain)
            .list(row -> row.uuid("id"));
    for (UUID run : runs) {
      forget(run, doubts.of());
      store(run, doubts.possibleMatches(), doubts.suspiciousClusters());
    }
  }

  private void forget(UUID run, Collection<SourceKey> records) {
    for (String table : List.of("possible_match", "suspicious_cluster")) {
      // a step of live matching does not see who else has an identifier
      String which = table.equals("possible_match") ? "not f.by_identifier" : "true";
      database
          .sql(
              """
              delete from matching.%s f
              using unnest(:systems, :keys) as a (system, key)
              where f.run = :run and f.a_system = a.system and f.a_key = a.key
                and (f.b_system, f.b_key) in (select * from unnest(:systems, :keys)) and %s"""
                  .formatted(table, which))
          .set("run", run)
          .set("systems", SourceKeys.systems(records))
          .set("keys", SourceKeys.keys(records))
          .update();
    }
  }

  /** Adds what a run found. */
  public void store(
      UUID run,
      Collection<PossibleMatch> possibleMatches,
      Collection<SuspiciousCluster> suspiciousClusters) {
    if (!possibleMatches.isEmpty()) {
      database.copy(
          "matching.possible_match (run, a_system, a_key, b_system, b_key, probability, reasons,"
              + " by_identifier)",
          rows -> {
            for (PossibleMatch match : possibleMatches) {
              rows.row(
                  run,
                  match.a().system(),
                  match.a().key(),
                  match.b().system(),
                  match.b().key(),
                  match.probability(),
                  Json.write(match.reasons()),
                  match.byIdentifier());
            }
          });
    }
    if (suspiciousClusters.isEmpty()) return;
    database.copy(
        "matching.suspicious_cluster (run, a_system, a_key, b_system, b_key, probability,"
            + " side_of_a, side_of_b, reasons)",
        rows -> {
          for (SuspiciousCluster cluster : suspiciousClusters) {
            rows.row(
                run,
                cluster.a().system(),
                cluster.a().key(),
                cluster.b().system(),
                cluster.b().key(),
                cluster.probability(),
                json(cluster.sideOfA()),
                json(cluster.sideOfB()),
                Json.write(cluster.reasons()));
          }
        });
  }

  private static String json(List<SourceKey> keys) {
    return Json.write(keys.stream().map(key -> List.of(key.system(), key.key())).toList());
  }
}
