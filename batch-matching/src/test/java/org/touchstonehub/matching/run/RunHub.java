package org.touchstonehub.matching.run;

import java.util.List;
import java.util.TreeSet;
import org.touchstonehub.matching.live.LiveGrouping;
import org.touchstonehub.matching.live.LiveModels;
import org.touchstonehub.matching.live.Placements;
import org.touchstonehub.matching.training.CurrentRecords;
import org.touchstonehub.matching.training.TrainedModels;
import org.touchstonehub.mdm.testing.MasterData;

/** The beans of a run on a hub in a database, made anew as a restarted server would. */
final class RunHub {
  final MasterData data;
  final String domain;
  final Leases leases;
  final Runs runs;
  final Placements placements;
  final LiveGrouping live;
  final MatchAndMerge work;

  RunHub(MasterData data) {
    this(data, "customer");
  }

  RunHub(MasterData data, String domain) {
    this.data = data;
    this.domain = domain;
    var hub = data.hub;
    leases = new Leases(hub.database(), 30);
    runs = new Runs(hub.database(), data.plans, hub.clock(), hub.ids(), leases);
    placements = new Placements(hub.database(), hub.clock());
    TrainedModels trained = new TrainedModels(hub.database(), hub.clock());
    CurrentRecords current = new CurrentRecords(hub.database());
    live =
        new LiveGrouping(
            hub.database(), data.models, trained, current, placements, new LiveModels(trained));
    work =
        new MatchAndMerge(
            hub.database(),
            hub.transactions(),
            runs,
            leases,
            data.models,
            trained,
            current,
            data.decisions,
            data.plans,
            data.relinking,
            data.refresh,
            new FoundQuestions(hub.database()),
            data.taskBook,
            placements,
            new CatchingUp(hub.database(), placements, data.decisions, data.changing(live)),
            hub.clock());
  }

  Lease request(boolean retrain) {
    return request(new RunWish(domain, retrain, false, "tester"));
  }

  Lease requestOfEverything() {
    return request(new RunWish(domain, false, true, "tester"));
  }

  private Lease request(RunWish wish) {
    return data.hub.in(() -> runs.request(wish));
  }

  RunView run(Lease run) {
    work.match(run);
    while (work.mergeSome(run, 10)) {
      // Smaller transactions than the job's, so that there are several.
    }
    work.merge(run, () -> false);
    work.settle(run);
    return data.hub.in(() -> runs.require(run.run()));
  }

  /** Takes the run from its owner, who has been silent for too long. */
  Lease takeOver() {
    return data.hub.in(
        () -> {
          data.hub
              .database()
              .sql("update matching.run set lease_until = clock_timestamp() - interval '1 hour'")
              .update();
          return leases.takeOver(List.of()).orElseThrow().lease();
        });
  }

  long takeovers() {
    return count("select cast(sum(takeovers) as bigint) as n from matching.run");
  }

  /** As a kill would, ends every merge just before its commit. */
  void forbidToKeepProgress(boolean forbid) {
    data.hub.run(
        () ->
            data.hub
                .database()
                .sql(
                    forbid
                        ? "alter table matching.run add constraint killed check (merged_through = 0)"
                        : "alter table matching.run drop constraint killed")
                .update());
  }

  String digest() {
    return data.hub.in(() -> data.export.digest(domain));
  }

  String goldenOf(String system, String key) {
    return new TreeSet<>(
            data.hub.in(
                () ->
                    data.hub
                        .database()
                        .sql(
                            """
                            select golden_id::text as id from mdm.crosswalk
                            where system = :system and key = :key and recorded_to is null""")
                        .set("system", system)
                        .set("key", key)
                        .list(row -> row.text("id"))))
        .first();
  }

  long modelsInUse() {
    return count("select count(*) as n from matching.trained_model_use");
  }

  long versions() {
    return count("select count(*) as n from mdm.golden_record");
  }

  long identities() {
    return count("select count(*) as n from mdm.golden_identity");
  }

  long left() {
    return count(
        """
        select (select count(*) from mdm.link_plan) + (select count(*) from mdm.cluster_plan)
          + (select count(*) from matching.possible_match)
          + (select count(*) from matching.suspicious_cluster) as n""");
  }

  private long count(String sql) {
    return data.hub.in(
        () -> data.hub.database().sql(sql).first(row -> row.number("n")).orElseThrow());
  }
}
