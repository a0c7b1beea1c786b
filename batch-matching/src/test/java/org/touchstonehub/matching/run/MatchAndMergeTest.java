package org.touchstonehub.matching.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.matching.live.LiveGrouping;
import org.touchstonehub.matching.live.LiveModels;
import org.touchstonehub.matching.live.Placements;
import org.touchstonehub.matching.training.CurrentRecords;
import org.touchstonehub.matching.training.ModelChoice;
import org.touchstonehub.matching.training.TrainedModels;
import org.touchstonehub.mdm.stewardship.RecordPair;
import org.touchstonehub.mdm.stewardship.Stewardship;
import org.touchstonehub.mdm.stewardship.Verdict;
import org.touchstonehub.mdm.testing.GroupMatching;
import org.touchstonehub.mdm.testing.MasterData;

/** The steps of a run on a real PostgreSQL, killed where it hurts. */
class MatchAndMergeTest {
  private static final String[] SURNAMES = {
    "Abernathy", "Blackwood", "Carruthers", "Delacroix", "Eastwick", "Fairbanks", "Goldsmith",
    "Hollingsworth", "Ironside", "Jankowski", "Kettering", "Lockhart", "Montague", "Nightingale"
  };
  private static final String[] NAMES = {
    "Beatrice", "Cornelius", "Dorothea", "Ferdinand", "Gwendolyn", "Humphrey", "Isadora", "Leopold"
  };

  private static final String[] TOWNS = {"Essen", "Leeds", "Lyon", "Turin", "Ghent"};
  private static final String[] TRADES = {
    "Pumps", "Lamps", "Ropes", "Bakery", "Paper", "Tools", "Glass"
  };

  private final List<MasterData> hubs = new ArrayList<>();

  /** An empty hub of a shipped model, for as long as the test. */
  private MasterData hub(String model, String... systems) {
    MasterData data = new MasterData(List.of("mdm", "matching"));
    hubs.add(data);
    data.hub.run(
        () -> {
          data.activation.activate(EntityModelReader.shipped(model));
          for (String system : systems) data.systems.register(system, model, "");
        });
    return data;
  }

  /** One hub with customers in two systems, every second person in both. */
  private Fixture hub() {
    MasterData data = hub("customer", "crm", "shop");
    StringBuilder crm = new StringBuilder("id,given_name,family_name,birth_date,email,phone\n");
    StringBuilder shop = new StringBuilder("id,given_name,family_name,birth_date,email,phone\n");
    for (int i = 0; i < 56; i++) {
      String name = NAMES[i % NAMES.length];
      String surname = SURNAMES[i % SURNAMES.length];
      String rest =
          "%s,%s,19%02d-%02d-%02d,%s.%s%d@example.org,+4420794600%02d%n"
              .formatted(name, surname, 40 + i, 1 + i % 12, 1 + i % 28, name, surname, i, i);
      crm.append(i).append(',').append(rest);
      if (i % 2 == 0) shop.append("s").append(i).append(',').append(rest);
    }
    data.load("crm", crm.toString());
    data.load("shop", shop.toString());
    return new Fixture(data);
  }

  @AfterEach
  void closeHubs() {
    hubs.forEach(MasterData::close);
  }

  @Test
  void a_run_makes_one_golden_record_of_each_person_and_tells_what_it_did() {
    Fixture hub = hub();

    RunView done = hub.run(hub.request(false));

    assertThat(done.state()).isEqualTo(RunState.COMPLETED);
    assertThat(done.records()).isEqualTo(84);
    assertThat(done.goldenRecords()).isEqualTo(56);
    assertThat(done.trainedModel()).hasSize(64);
    assertThat(hub.goldenOf("crm", "4")).isEqualTo(hub.goldenOf("shop", "s4"));
    assertThat(hub.goldenOf("crm", "4")).isNotEqualTo(hub.goldenOf("crm", "5"));
  }

  @Test
  void a_second_run_uses_the_trained_model_and_changes_nothing() {
    Fixture hub = hub();
    RunView first = hub.run(hub.request(false));
    String golden = hub.goldenOf("crm", "8");

    RunView second = hub.run(hub.request(false));

    assertThat(second.trainedModel()).isEqualTo(first.trainedModel());
    assertThat(hub.goldenOf("crm", "8")).isEqualTo(golden);
    assertThat(hub.versions()).isEqualTo(56);
  }

  @Test
  void a_run_killed_before_in_and_between_merges_ends_as_its_undisturbed_twin() {
    Fixture twin = hub();
    twin.run(twin.request(false));
    Fixture hub = hub();
    Lease run = hub.request(false);
    hub.work.match(run);
    hub.forbidToKeepProgress(true);
    assertThatThrownBy(() -> hub.work.mergeSome(run, 7)).hasStackTraceContaining("killed");
    hub.forbidToKeepProgress(false);
    assertThat(hub.identities()).as("all of a merge or nothing").isZero();

    hub.work.match(run); // killed after the last commit, before the runtime knew
    assertThat(hub.work.mergeSome(run, 7)).isTrue();
    assertThat(hub.identities()).isBetween(1L, 55L);
    Fixture restarted = new Fixture(hub.data);
    restarted.run(run);
    restarted.work.settle(run);

    assertThat(restarted.digest()).isEqualTo(twin.digest());
    assertThat(restarted.identities()).isEqualTo(56);
    assertThat(restarted.left()).isZero();
  }

  @Test
  void a_run_that_another_process_takes_over_ends_as_its_undisturbed_twin() {
    Fixture twin = hub();
    twin.run(twin.request(false));
    Fixture paused = hub();
    Lease lost = paused.request(false);
    Fixture other = new Fixture(paused.data);
    Lease matching = other.takeOver();
    assertThatThrownBy(() -> paused.work.match(lost)).isInstanceOf(LostLease.class);
    assertThat(other.left()).as("nothing is planned by who has lost the run").isZero();
    other.work.match(matching);
    other.work.mergeSome(matching, 7);
    assertThat(other.takeovers()).as("it got further").isZero();

    Lease merging = new Fixture(paused.data).takeOver();
    assertThat(other.takeovers()).isEqualTo(1);
    long before = other.identities();
    assertThatThrownBy(() -> other.work.mergeSome(matching, 7)).isInstanceOf(LostLease.class);
    assertThatThrownBy(() -> other.work.settle(matching)).isInstanceOf(LostLease.class);
    assertThat(other.identities()).isEqualTo(before);
    RunView done = other.run(merging);

    assertThat(done.state()).isEqualTo(RunState.COMPLETED);
    assertThat(other.digest()).isEqualTo(twin.digest());
    assertThat(other.left()).isZero();
  }

  @Test
  void a_merge_that_is_stopped_leaves_the_rest_to_a_restart() {
    Fixture hub = hub();
    Lease run = hub.request(false);
    hub.work.match(run);

    hub.work.merge(run, () -> true);

    assertThat(hub.identities()).isZero();
    assertThat(hub.run(run).goldenRecords()).isEqualTo(56);
  }

  @Test
  void a_model_that_an_older_engine_trained_is_set_aside() {
    Fixture hub = hub();
    hub.run(hub.request(false));
    String golden = hub.goldenOf("crm", "8");
    hub.data.hub.run(
        () ->
            hub.data
                .hub
                .database()
                .sql(
                    """
                    update matching.trained_model
                    set artefact = regexp_replace(artefact, 'trained-model/[0-9]+', 'trained-model/0')""")
                .update());

    RunView done = hub.run(hub.request(false));

    assertThat(done.state()).isEqualTo(RunState.COMPLETED);
    assertThat(hub.goldenOf("crm", "8")).isEqualTo(golden);
  }

  @Test
  void a_rule_that_a_model_gains_holds_from_the_next_run_on() {
    Fixture hub = hub();
    RunView before = hub.run(hub.request(false));
    String sameSurname = Integer.toString(SURNAMES.length);
    String ruled =
        EntityModelReader.shipped("customer").yaml()
            + "\nrules:\n  - together-if-equal: [family_name]\n";
    hub.data.hub.run(
        () ->
            hub.data.activation.activate(
                EntityModelReader.read("customer.yaml", ruled.getBytes(UTF_8))));
    assertThat(hub.goldenOf("crm", "0")).isNotEqualTo(hub.goldenOf("crm", sameSurname));

    RunView done = hub.run(hub.request(false));

    assertThat(done.state()).isEqualTo(RunState.COMPLETED);
    assertThat(done.trainedModel()).isNotEqualTo(before.trainedModel());
    assertThat(hub.goldenOf("crm", "0")).isEqualTo(hub.goldenOf("crm", sameSurname));
  }

  @Test
  void what_a_steward_decided_holds_in_the_next_run() {
    Fixture hub = hub();
    hub.run(hub.request(false));
    RecordPair same = RecordPair.of(new SourceKey("crm", "4"), new SourceKey("shop", "s4"));
    RecordPair other = RecordPair.of(new SourceKey("crm", "1"), new SourceKey("crm", "3"));
    Stewardship stewardship = hub.data.stewardship(new GroupMatching(hub.data));
    hub.data.hub.run(
        () -> {
          stewardship.decide("customer", same, Verdict.NO_MATCH, "sam", "");
          stewardship.decide("customer", other, Verdict.MATCH, "sam", "");
        });
    assertThat(hub.goldenOf("crm", "1")).isEqualTo(hub.goldenOf("crm", "3"));

    hub.run(hub.request(false));

    assertThat(hub.goldenOf("crm", "4")).isNotEqualTo(hub.goldenOf("shop", "s4"));
    assertThat(hub.goldenOf("crm", "1")).isEqualTo(hub.goldenOf("crm", "3"));
  }

  @Test
  void a_domain_has_one_run_at_a_time_and_a_failed_one_goes_on_where_it_was() {
    Fixture hub = hub();
    Lease run = hub.request(false);
    assertThatThrownBy(() -> hub.request(false))
        .isInstanceOfSatisfying(
            TouchstoneException.class, e -> assertThat(e.slug()).isEqualTo("batch-run-exists"));
    hub.work.match(run);
    hub.data.hub.run(() -> hub.runs.fail(run, "the disk was full"));

    Lease again = hub.data.hub.in(() -> hub.runs.requestAgain(run.run()));
    RunView done = hub.run(again);

    assertThat(done.state()).isEqualTo(RunState.COMPLETED);
    assertThat(done.failure()).isNull();
  }

  @Test
  void two_similar_suppliers_in_an_empty_hub_get_a_sensible_answer() {
    MasterData data = hub("supplier", "erp");
    data.load(
        "erp",
        """
        id,name,street,postcode,city,vat_number
        1,Acme Tooling GmbH,Hauptstrasse 5,10115,Berlin,DE136695976
        2,ACME Tooling G.m.b.H.,Hauptstr. 5,10115,Berlin,DE136695976
        """);
    Fixture hub = new Fixture(data, "supplier");

    RunView done = hub.run(hub.request(false));

    assertThat(done.records()).isEqualTo(2);
    assertThat(done.expectedMatches()).isBetween(0.0, 1.0);
    assertThat(done.goldenRecords() == 1 || done.openTasks() == 1)
        .as("merged, or asked about")
        .isTrue();
  }

  private Fixture suppliers() {
    return new Fixture(hub("supplier", "erp", "procurement"), "supplier");
  }

  /** Firms in both systems, each once; one number more than there are. */
  private static void loadFirms(Fixture hub, int from, int to) {
    String header = "id,name,street,postcode,city,vat_number\n";
    StringBuilder erp = new StringBuilder(header);
    StringBuilder procurement = new StringBuilder(header);
    for (int i = from; i < to; i++) {
      String name = SURNAMES[i % 14] + " " + NAMES[i / 14 % 8] + " " + TRADES[i / 3 % 7];
      String rest =
          "%s,%d Mill Lane,%05d,%s,DE%09d%n"
              .formatted(
                  name,
                  1 + i * 37 % 190,
                  10000 + i * 611 % 80000,
                  TOWNS[i % 5],
                  100000000 + i * 7654321L % 899999999);
      erp.append("e").append(i).append(',').append(rest);
      procurement.append("p").append(i).append(',').append(rest.replace("Lane", "Ln"));
    }
    hub.data.load("erp", erp.toString());
    hub.data.load("procurement", procurement.toString());
  }

  @Test
  void a_batch_on_an_empty_domain_does_not_freeze_a_model() {
    Fixture hub = suppliers();

    RunView empty = hub.run(hub.request(false));
    long kept = hub.modelsInUse();
    loadFirms(hub, 0, 100);
    RunView loaded = hub.run(hub.request(false));
    RunView again = hub.run(hub.request(false));

    assertThat(empty.model().basis()).isEqualTo(ModelChoice.Basis.SHIPPED_PRIORS);
    assertThat(empty.trainedModel()).hasSize(64);
    assertThat(kept).as("records that come now are matched with it").isOne();
    assertThat(loaded.records()).isEqualTo(200);
    assertThat(loaded.goldenRecords()).isEqualTo(100);
    assertThat(loaded.model()).isEqualTo(new ModelUse(ModelChoice.Basis.FIRST, 200, null, null));
    assertThat(again.model()).isEqualTo(new ModelUse(ModelChoice.Basis.IN_USE, 200, null, null));
    assertThat(again.trainedModel()).isEqualTo(loaded.trainedModel());
  }

  @Test
  void few_records_are_matched_by_shipped_priors_until_there_are_more() {
    Fixture hub = suppliers();
    // of other names, trades and towns each
    for (int i = 0; i < 5; i++) loadFirms(hub, 17 * i, 17 * i + 1);

    RunView done = hub.run(hub.request(true));

    assertThat(done.goldenRecords()).isEqualTo(5);
    assertThat(done.model().words(done.records()))
        .isEqualTo(
            "matched with shipped priors: 10 records are too few to learn from (100 are enough)");
    assertThat(done.model().learntFrom()).isZero();
    assertThat(hub.modelsInUse()).isOne();
  }

  @Test
  void a_model_that_was_learnt_from_far_less_is_learnt_again_on_record() {
    Fixture hub = suppliers();
    loadFirms(hub, 0, 50);
    RunView first = hub.run(hub.request(false));
    loadFirms(hub, 0, 199);
    RunView nearly = hub.run(hub.request(false));
    loadFirms(hub, 0, 200);
    RunView outgrown = hub.run(hub.request(false));

    assertThat(nearly.model()).isEqualTo(new ModelUse(ModelChoice.Basis.IN_USE, 100, null, null));
    assertThat(outgrown.model())
        .isEqualTo(new ModelUse(ModelChoice.Basis.OUTGROWN, 400, first.trainedModel(), 100L));
    assertThat(outgrown.model().words(400))
        .isEqualTo("learnt again from 400 records: the model before was learnt from 100 only");
    assertThat(outgrown.trainedModel()).isNotEqualTo(first.trainedModel());
  }

  @Test
  void a_model_that_was_kept_though_nothing_was_learnt_gives_way() {
    Fixture hub = suppliers();
    hub.data.hub.run(
        () -> {
          var active = hub.data.models.require("supplier");
          new TrainedModels(hub.data.hub.database(), hub.data.hub.clock())
              .use(active, MatchEngine.shippedPriors(active.model()));
        });
    loadFirms(hub, 0, 60);

    RunView done = hub.run(hub.request(false));

    assertThat(done.model().basis()).isEqualTo(ModelChoice.Basis.FIRST);
    assertThat(done.goldenRecords()).isEqualTo(60);
  }

  @Test
  void equal_vat_numbers_of_unlike_suppliers_open_a_task() {
    Fixture hub = suppliers();
    hub.data.load(
        "erp",
        """
        id,name,street,postcode,city,vat_number
        1,Acme Tooling GmbH,Hauptstrasse 5,10115,Berlin,DE136695976
        2,Helafon Catering,Mill Lane 9,80331,Munich,DE136695976
        """);

    RunView done = hub.run(hub.request(false));

    assertThat(done.goldenRecords()).isEqualTo(2);
    assertThat(done.openTasks()).isEqualTo(1);
    assertThat(done.warning()).isNull();
  }

  @Test
  void records_that_nothing_tells_apart_end_with_a_warning_and_a_careful_model_in_use() {
    Fixture hub = suppliers();
    StringBuilder schools = new StringBuilder("id,name\n");
    for (int i = 0; i < 400; i++) {
      String saint = List.of("St Mary's", "Park Lane", "Hillside", "Oakfield").get(i % 4);
      String kind = List.of("Primary School", "Nursery", "Academy").get(i / 4 % 3);
      schools.append(i).append(',').append(saint).append(' ').append(kind).append('\n');
    }
    hub.data.load("erp", schools.toString());

    RunView done = hub.run(hub.request(false));
    RunView again = hub.run(hub.request(false));

    assertThat(done.warning()).startsWith("This table cannot be matched well: ");
    assertThat(done.goldenRecords()).isGreaterThan(300);
    assertThat(again.warning()).isEqualTo(done.warning());
    assertThat(again.trainedModel()).isEqualTo(done.trainedModel());
    assertThat(again.goldenRecords()).isEqualTo(done.goldenRecords());
  }

  /** The beans of a run, made anew as a restarted server would. */
  private static final class Fixture {
    final MasterData data;
    final String domain;
    final Leases leases;
    final Runs runs;
    final Placements placements;
    final LiveGrouping live;
    final MatchAndMerge work;

    Fixture(MasterData data) {
      this(data, "customer");
    }

    Fixture(MasterData data, String domain) {
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
      return data.hub.in(() -> runs.request(domain, retrain, "tester"));
    }

    RunView run(Lease run) {
      work.match(run);
      while (work.mergeSome(run, 10)) {
        // Smaller transactions than the job's, so that there are several.
      }
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
}
