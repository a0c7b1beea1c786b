package org.touchstonehub.matching.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.Attempts;
import org.touchstonehub.mdm.stewardship.RecordPair;
import org.touchstonehub.mdm.stewardship.Stewardship;
import org.touchstonehub.mdm.stewardship.Verdict;
import org.touchstonehub.mdm.testing.GroupMatching;

/** The steps of a run on a real PostgreSQL, killed where it hurts. */
class MatchAndMergeTest {
  @RegisterExtension final RunHubs hubs = new RunHubs();

  @Test
  void a_run_makes_one_golden_record_of_each_person_and_tells_what_it_did() {
    RunHub hub = hubs.customers();

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
    RunHub hub = hubs.customers();
    RunView first = hub.run(hub.request(false));
    String golden = hub.goldenOf("crm", "8");

    RunView second = hub.run(hub.request(false));

    assertThat(second.trainedModel()).isEqualTo(first.trainedModel());
    assertThat(hub.goldenOf("crm", "8")).isEqualTo(golden);
    assertThat(hub.versions()).isEqualTo(56);
  }

  @Test
  void a_run_killed_before_in_and_between_merges_ends_as_its_undisturbed_twin() {
    RunHub twin = hubs.customers();
    twin.run(twin.request(false));
    RunHub hub = hubs.customers();
    Lease run = hub.request(false);
    hub.work.match(run);
    hub.forbidToKeepProgress(true);
    assertThatThrownBy(() -> hub.work.mergeSome(run, 7)).hasStackTraceContaining("killed");
    hub.forbidToKeepProgress(false);
    assertThat(hub.identities()).as("all of a merge or nothing").isZero();

    hub.work.match(run); // killed after the last commit, before the runtime knew
    assertThat(hub.work.mergeSome(run, 7)).isTrue();
    assertThat(hub.identities()).isBetween(1L, 55L);
    RunHub restarted = new RunHub(hub.data);
    restarted.run(run);
    restarted.work.settle(run);

    assertThat(restarted.digest()).isEqualTo(twin.digest());
    assertThat(restarted.identities()).isEqualTo(56);
    assertThat(restarted.left()).isZero();
  }

  @Test
  void a_run_that_another_process_takes_over_ends_as_its_undisturbed_twin() {
    RunHub twin = hubs.customers();
    twin.run(twin.request(false));
    RunHub paused = hubs.customers();
    Lease lost = paused.request(false);
    RunHub other = new RunHub(paused.data);
    Lease matching = other.takeOver();
    assertThatThrownBy(() -> paused.work.match(lost)).isInstanceOf(LostLease.class);
    assertThat(other.left()).as("nothing is planned by who has lost the run").isZero();
    other.work.match(matching);
    other.work.mergeSome(matching, 7);
    assertThat(other.takeovers()).as("it got further").isZero();

    Lease merging = new RunHub(paused.data).takeOver();
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
    RunHub hub = hubs.customers();
    Lease run = hub.request(false);
    hub.work.match(run);

    hub.work.merge(run, () -> true);

    assertThat(hub.identities()).isZero();
    assertThat(hub.run(run).goldenRecords()).isEqualTo(56);
  }

  @Test
  void what_a_steward_decided_holds_in_the_next_run() {
    RunHub hub = hubs.customers();
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
    RunHub hub = hubs.customers();
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
  void what_comes_and_changes_while_a_run_matches_is_matched_by_it_too() {
    RunHub hub = hubs.suppliers();
    RunHubs.loadFirms(hub, 0, 60);
    Lease run = hub.request(false);
    hub.work.match(run);
    RunHubs.loadFirms(hub, 60, 100);

    RunView done = hub.run(run);

    assertThat(done.goldenRecords()).isEqualTo(100);
    assertThat(hub.goldenOf("erp", "e99")).isEqualTo(hub.goldenOf("procurement", "p99"));
  }

  @Test
  void a_run_after_few_changes_matches_those_alone_and_ends_as_a_run_of_everything() {
    String changes =
        """
        id,name,street,postcode,city,vat_number
        e3,Quillfeather Anvils,7 Harbour Row,99887,Narvik,DE999999999
        e200,Quillfeather Anvils,7 Harbour Row,99887,Narvik,DE999999999
        e201,Umberfold Saddlery,Castle Steps 2,41100,Modena,DE888888888
        """;
    RunHub hub = hubs.suppliers();
    RunHub twin = hubs.suppliers();
    for (RunHub each : List.of(hub, twin)) {
      RunHubs.loadFirms(each, 0, 100);
      assertThat(each.run(each.request(false)).changes()).as("of a first run").isNull();
      each.data.load("erp", changes);
    }

    RunView done = hub.run(hub.request(false));
    RunView whole = twin.run(twin.requestOfEverything());

    assertThat(done.changes()).isEqualTo(3);
    assertThat(whole.changes()).isNull();
    assertThat(done.records()).isEqualTo(202).isEqualTo(whole.records());
    assertThat(done.goldenRecords()).isEqualTo(102).isEqualTo(whole.goldenRecords());
    assertThat(done.openTasks()).isEqualTo(whole.openTasks());
    assertThat(hub.goldenOf("erp", "e3")).isEqualTo(hub.goldenOf("erp", "e200"));
    assertThat(hub.digest()).isEqualTo(twin.digest());
    RunView idle = hub.run(hub.request(false));
    assertThat(idle.changes()).as("nothing changed").isZero();
    assertThat(idle.started()).isNotNull();
  }

  @Test
  void a_run_after_one_that_was_given_up_matches_everything_though_all_are_placed() {
    RunHub hub = hubs.suppliers();
    RunHubs.loadFirms(hub, 0, 100);
    Lease failed = hub.request(false);
    hub.work.match(failed);
    hub.data.hub.run(() -> hub.runs.fail(failed, "out of memory"));

    RunView done = hub.run(hub.request(false));

    assertThat(done.changes()).isNull();
    assertThat(done.goldenRecords()).isEqualTo(100);
  }

  @Test
  void a_run_that_dies_among_the_changes_goes_on_with_the_others() {
    RunHub hub = hubs.suppliers();
    RunHubs.loadFirms(hub, 0, 100);
    hub.run(hub.request(false));
    RunHubs.loadFirms(hub, 100, 104);
    Lease run = hub.request(false);
    hub.work.match(run);

    hub.work.merge(run, () -> true);
    long before = hub.identities();
    RunHub restarted = new RunHub(hub.data, "supplier");
    RunView done = restarted.run(run);

    assertThat(before).isEqualTo(100);
    assertThat(done.changes()).isEqualTo(8);
    assertThat(done.goldenRecords()).isEqualTo(104);
  }

  @Test
  void a_record_that_hangs_together_with_very_many_waits_for_the_next_batch() throws Exception {
    RunHub hub = hubs.customers();
    String ruled =
        EntityModelReader.shipped("customer").yaml()
            + "\nrules:\n  - together-if-equal: [family_name]\n";
    hub.data.hub.run(
        () ->
            hub.data.activation.activate(
                EntityModelReader.read("customer.yaml", ruled.getBytes(UTF_8))));
    StringBuilder many = new StringBuilder("id,given_name,family_name,birth_date\n");
    for (int i = 0; i < 320; i++) {
      many.append(
          "q%d,%s,Quillfeather,19%02d-0%d-1%d%n"
              .formatted(i, RunHubs.NAMES[i % 8], i % 90, 1 + i % 9, i % 7));
    }
    hub.data.load("crm", many.toString());
    RunView whole = hub.run(hub.request(false));
    SourceKey late = new SourceKey("shop", "late");

    Map<String, String> values = Map.of("given_name", "Isadora", "family_name", "Quillfeather");
    Attempts.at(() -> hub.data.hub.in(() -> hub.data.recordsBy(hub.live).put(late, values)));
    String alone = hub.goldenOf("shop", "late");
    RunView after = hub.run(hub.request(false));

    assertThat(whole.goldenRecords()).isEqualTo(RunHubs.SURNAMES.length + 1);
    assertThat(alone).isNotEqualTo(hub.goldenOf("crm", "q0"));
    assertThat(after.changes()).isOne();
    assertThat(hub.goldenOf("shop", "late")).isEqualTo(hub.goldenOf("crm", "q0"));
    assertThat(after.goldenRecords()).isEqualTo(whole.goldenRecords());
  }
}
