package org.touchstonehub.matching.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.matching.training.ModelChoice;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.stewardship.TaskQuery;
import org.touchstonehub.mdm.testing.EarlierRelease;
import org.touchstonehub.mdm.testing.MasterData;

/**
 * The runs of a hub that an earlier release filled, brought up to date. Its code wrote {@code
 * matching-V3.sql}: a first run that completed, one that failed and was given up, and one that was
 * cut off when it had planned to make one thing of the two records that had come since.
 */
class UpgradedRunsTest {
  private static final EarlierRelease RELEASE =
      EarlierRelease.recorded(
          UpgradedRunsTest.class,
          "matching-V3.sql",
          new EarlierRelease.Schema("mdm", "6"),
          new EarlierRelease.Schema("matching", "3"));

  private static final RunId FIRST =
      new RunId(UUID.fromString("01a22e36-ef9a-7285-9654-e7b4760930e0"));
  private static final RunId GIVEN_UP =
      new RunId(UUID.fromString("01a22e36-fbc9-7652-b4b2-aca322f60df4"));
  private static final RunId CUT_OFF =
      new RunId(UUID.fromString("01a22e36-fd15-742d-9c4e-e30282a13fa8"));

  private RunHub hub = upgraded(RELEASE);

  @AfterEach
  void close() {
    hub.data.close();
  }

  /** As the application starts it. */
  private static RunHub upgraded(EarlierRelease release) {
    MasterData data = new MasterData(release);
    data.hub.run(() -> data.activation.renew("firm"));
    return new RunHub(data, "firm");
  }

  @Test
  void runs_that_ended_are_told_as_they_were() {
    RunView first = hub.data.hub.in(() -> hub.runs.require(FIRST));

    assertThat(first.state()).isEqualTo(RunState.COMPLETED);
    assertThat(first.records()).isEqualTo(102);
    assertThat(first.changes()).as("all records were matched").isNull();
    assertThat(first.goldenRecords()).isEqualTo(52);
    assertThat(first.openTasks()).isEqualTo(1);
    assertThat(first.model()).isEqualTo(new ModelUse(ModelChoice.Basis.FIRST, 102, null, null));
    assertThat(hub.data.hub.in(() -> hub.runs.recent(List.of("firm"), null, 10)))
        .extracting(RunView::id)
        .containsExactly(CUT_OFF, GIVEN_UP, FIRST);
  }

  @Test
  void a_run_that_was_cut_off_is_taken_up_and_does_what_it_was_to_do() {
    Map<GoldenId, Set<SourceKey>> before = hub.data.partition("firm");

    Lease taken = hub.data.hub.in(() -> hub.leases.takeOver(List.of())).orElseThrow().lease();
    RunView done = hub.run(taken);

    assertThat(taken.run()).isEqualTo(CUT_OFF);
    assertThat(done.state()).isEqualTo(RunState.COMPLETED);
    assertThat(done.records()).isEqualTo(104);
    assertThat(hub.goldenOf("procurement", "late")).isEqualTo(hub.goldenOf("procurement", "late2"));
    assertThat(hub.data.partition("firm")).hasSize(53).containsAllEntriesOf(before);
    assertThat(hub.left()).isZero();
  }

  @Test
  void a_run_that_had_failed_is_restarted_and_does_what_it_was_to_do() {
    hub.data.close();
    hub =
        upgraded(
            new EarlierRelease(
                RELEASE.state(),
                RELEASE.rows()
                    + """
                    update matching.run set state = 'FAILED', failure = 'the disk was full',
                      ended = requested where state = 'RUNNING';
                    """));

    RunView done = hub.run(hub.data.hub.in(() -> hub.runs.requestAgain(CUT_OFF)));

    assertThat(done.state()).isEqualTo(RunState.COMPLETED);
    assertThat(hub.goldenOf("procurement", "late")).isEqualTo(hub.goldenOf("procurement", "late2"));
  }

  @Test
  void the_first_batch_learns_anew_and_keeps_every_golden_id() {
    Map<GoldenId, Set<SourceKey>> before = hub.data.partition("firm");
    hub.run(hub.data.hub.in(() -> hub.leases.takeOver(List.of())).orElseThrow().lease());

    RunView next = hub.run(hub.request(false));

    assertThat(next.model().basis()).isEqualTo(ModelChoice.Basis.IN_USE);
    assertThat(next.changes()).as("changes are matched alone from then on").isZero();
    assertThat(next.trainedModel())
        .as("not by what another engine learnt")
        .isNotEqualTo(hub.data.hub.in(() -> hub.runs.require(FIRST)).trainedModel());
    assertThat(hub.data.partition("firm")).containsAllEntriesOf(before);
  }

  @Test
  void a_record_that_comes_before_the_first_batch_is_golden_by_itself_and_matched_then() {
    SourceKey twin = new SourceKey("erp", "twin");
    hub.data.hub.run(
        () ->
            hub.data
                .recordsBy(hub.live)
                .put(
                    twin,
                    Map.of(
                        "name", "Lockhart Isadora Lamps II",
                        "street", "7 Late Lane",
                        "postcode", "20999",
                        "city", "Essen",
                        "vat", "DE811907980")));

    assertThat(hub.data.of(twin).sources()).containsExactly(twin);
    hub.run(hub.data.hub.in(() -> hub.leases.takeOver(List.of())).orElseThrow().lease());
    assertThat(hub.goldenOf("procurement", "late")).isEqualTo(hub.goldenOf("erp", "twin"));
  }

  @Test
  void what_was_asked_is_asked_on() {
    assertThat(
            hub.data
                .hub
                .in(() -> hub.data.tasks.list(TaskQuery.of(List.of("firm")), null, 100))
                .tasks())
        .filteredOn(task -> task.kind() != TaskKind.QUALITY_FAILURE)
        .hasSize(1);
  }
}
