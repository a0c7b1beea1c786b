package org.touchstonehub.matching.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.touchstonehub.mdm.testing.MasterData;

/** Runs that nobody carries out, because their job ended while the database was away. */
class RunWatchTest {
  private static MasterData data;
  private ProcessUnderTest process;

  @BeforeAll
  static void makeHub() {
    data = new MasterData(List.of("mdm", "matching"));
  }

  @AfterAll
  static void closeHub() {
    data.close();
  }

  /** As after a start. */
  @BeforeEach
  void startProcess() {
    data.hub.run(() -> data.hub.database().sql("delete from matching.run").update());
    process = new ProcessUnderTest(data);
  }

  @Test
  void a_run_that_is_carried_out_is_left_alone() {
    Lease lease = process.begin("customer");

    process.watch.look();

    assertThat(process.find(lease).state()).isEqualTo(RunState.REQUESTED);
  }

  @Test
  void a_run_whose_end_could_not_be_written_down_has_failed_and_may_be_restarted() {
    Lease lease = process.begin("customer");
    process.live.end(lease);

    process.watch.look();

    assertThat(process.find(lease).state()).isEqualTo(RunState.FAILED);
    assertThat(process.find(lease).failure()).contains("database").contains("Restarting");
    data.hub.run(() -> process.runs.requestAgain(lease.run()));
    assertThat(process.find(lease).state()).isEqualTo(RunState.REQUESTED);
  }

  @Test
  void a_run_that_a_stopping_server_ends_is_left_to_the_next_start() {
    Lease lease = process.begin("customer");

    process.watch.onStop("stopping");
    process.end.unlessCompleted(lease, "a step was cut off");
    process.watch.look();

    assertThat(process.find(lease).state()).isEqualTo(RunState.REQUESTED);
    ProcessUnderTest next = new ProcessUnderTest(data);
    next.recovery.recover();
    assertThat(next.launched).extracting(Lease::run).containsExactly(lease.run());
  }
}
