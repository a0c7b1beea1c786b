package org.touchstonehub.matching.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.mdm.testing.MasterData;

/** Runs that nobody carries out, because their job ended while the database was away. */
class RunWatchTest {
  private static MasterData data;
  private Runs runs;
  private LiveRuns live;
  private RunEnd end;
  private RunWatch watch;

  @BeforeAll
  static void makeHub() {
    data = new MasterData(List.of("mdm", "matching"));
    data.hub.run(() -> data.activation.activate(EntityModelReader.shipped("customer")));
  }

  @AfterAll
  static void closeHub() {
    data.close();
  }

  /** As after a start. */
  @BeforeEach
  void makeBeans() {
    data.hub.run(() -> data.hub.database().sql("delete from matching.run").update());
    var hub = data.hub;
    runs = new Runs(hub.database(), data.plans, hub.clock(), hub.ids());
    live = new LiveRuns();
    end = new RunEnd(hub.transactions(), runs, live);
    watch = new RunWatch(hub.transactions(), runs, live, end);
  }

  private RunId request() {
    return data.hub.in(() -> runs.request("customer", false, "tester"));
  }

  private RunView find(RunId run) {
    return data.hub.in(() -> runs.require(run));
  }

  @Test
  void a_run_that_is_carried_out_is_left_alone() {
    RunId run = live.begin(this::request);

    watch.look();

    assertThat(find(run).state()).isEqualTo(RunState.REQUESTED);
  }

  @Test
  void a_run_whose_end_could_not_be_written_down_has_failed_and_may_be_restarted() {
    RunId run = live.begin(this::request);
    live.end(run);

    watch.look();

    assertThat(find(run).state()).isEqualTo(RunState.FAILED);
    assertThat(find(run).failure()).contains("database").contains("Restarting");
    data.hub.run(() -> runs.requestAgain(run));
    assertThat(find(run).state()).isEqualTo(RunState.REQUESTED);
  }

  @Test
  void a_run_that_a_stopping_server_ends_is_left_to_the_next_start() {
    RunId run = live.begin(this::request);

    live.onStop("stopping");
    end.unlessCompleted(run, "a step was cut off");
    watch.look();

    assertThat(find(run).state()).isEqualTo(RunState.REQUESTED);
    List<Runs.Orphan> taken = new LiveRuns().abandoned(() -> data.hub.in(runs::unended));
    assertThat(taken).extracting(Runs.Orphan::run).containsExactly(run);
  }
}
