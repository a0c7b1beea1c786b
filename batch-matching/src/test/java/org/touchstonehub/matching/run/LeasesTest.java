package org.touchstonehub.matching.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.touchstonehub.mdm.testing.MasterData;

/** Two processes on one database; a lease runs out by SQL, not by waiting. */
@Timeout(60)
class LeasesTest {
  private static MasterData data;
  private ProcessUnderTest first;
  private ProcessUnderTest second;

  @BeforeAll
  static void makeHub() {
    data = new MasterData(List.of("mdm", "matching"));
    execute("create schema batch");
    for (String table : List.of("jbatchexecutioninstancedata", "jbatchstepexecutioninstancedata")) {
      execute(
          "create table batch.%s (jobexecid bigint, batchstatus text, exitstatus text)"
              .formatted(table));
    }
  }

  @AfterAll
  static void closeHub() {
    data.close();
  }

  @BeforeEach
  void startProcesses() {
    execute("delete from matching.run");
    first = new ProcessUnderTest(data);
    second = new ProcessUnderTest(data);
  }

  private static void execute(String sql) {
    data.hub.run(() -> data.database.sql(sql).update());
  }

  /** As if all owners had been silent for longer than their leases. */
  private static void letLeasesRunOut() {
    execute(
        """
        update matching.run set lease_until = clock_timestamp() - interval '1 second'
        where owner is not null""");
  }

  private static String row(Lease lease) {
    return data.hub.in(
        () ->
            data.database
                .sql("select row_to_json(r)::text as row from matching.run r where id = :run")
                .set("run", lease.run().value())
                .first(row -> row.text("row"))
                .orElseThrow());
  }

  @Test
  void a_run_of_a_living_process_is_left_alone() {
    Lease lease = first.begin("customer");
    String before = row(lease);

    second.recovery.recover();
    second.watch.look();

    assertThat(second.launched).isEmpty();
    assertThat(row(lease)).isEqualTo(before);
  }

  @Test
  void a_run_whose_process_has_gone_is_taken_over_once() {
    Lease lost = first.begin("customer");
    letLeasesRunOut();

    second.watch.look();
    new ProcessUnderTest(data).watch.look();
    second.watch.look();

    assertThat(second.launched)
        .containsExactly(new Lease(lost.run(), second.leases.node(), lost.term() + 1));
    assertThat(second.find(lost).state()).isEqualTo(RunState.REQUESTED);
  }

  @Test
  void many_that_look_at_once_take_each_run_once() throws Exception {
    List<Lease> lost = new ArrayList<>();
    for (int i = 0; i < 20; i++) lost.add(first.begin("domain" + i));
    letLeasesRunOut();
    ExecutorService crowd = Executors.newFixedThreadPool(4);
    List<ProcessUnderTest> takers = new ArrayList<>();
    List<Callable<Integer>> looks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ProcessUnderTest taker = new ProcessUnderTest(data);
      takers.add(taker);
      looks.add(
          () -> {
            taker.recovery.recover();
            return taker.launched.size();
          });
    }

    for (Future<Integer> look : crowd.invokeAll(looks)) look.get();
    crowd.shutdown();

    assertThat(takers.stream().flatMap(taker -> taker.launched.stream()).map(Lease::run))
        .containsExactlyInAnyOrderElementsOf(lost.stream().map(Lease::run).toList());
  }

  @Test
  void a_heart_beat_keeps_a_run_and_so_does_a_late_one_if_nobody_took_it() {
    Lease lease = first.begin("customer");
    letLeasesRunOut();

    first.watch.look();
    second.watch.look();

    assertThat(second.launched).isEmpty();
    assertThat(first.launched).isEmpty();
    assertThat(first.find(lease).state()).isEqualTo(RunState.REQUESTED);
  }

  @Test
  void who_has_lost_a_run_can_write_nothing_of_it() {
    Lease lost = first.begin("customer");
    letLeasesRunOut();
    second.watch.look();
    String before = row(lost);

    assertThatThrownBy(() -> data.hub.run(() -> first.runs.progress(lost, "matching", 1, 2)))
        .isInstanceOf(LostLease.class);
    assertThatThrownBy(() -> data.hub.in(() -> first.leases.holding(lost, () -> "written")))
        .isInstanceOf(LostLease.class);
    data.hub.run(() -> first.runs.executes(lost, 17));
    data.hub.run(() -> first.leases.renew(List.of(lost)));
    data.hub.run(() -> first.leases.release(lost));
    first.end.unlessCompleted(lost, "the step was cut off");

    assertThat(row(lost)).isEqualTo(before);
    assertThat(first.live.all()).isEmpty();
  }

  @Test
  void an_earlier_term_of_the_same_process_can_write_nothing_either() {
    Lease lost = first.begin("customer");
    letLeasesRunOut();
    second.watch.look();
    letLeasesRunOut();
    first.watch.look();
    assertThat(first.launched).as("its first job has not ended").isEmpty();
    first.live.end(lost);
    first.watch.look();
    assertThat(first.launched).hasSize(1);

    assertThatThrownBy(() -> data.hub.in(() -> first.leases.holding(lost, () -> "written")))
        .isInstanceOf(LostLease.class);
    assertThat(data.hub.in(() -> first.leases.holding(first.launched.get(0), () -> "written")))
        .isEqualTo("written");
  }

  @Test
  void a_run_is_not_taken_from_a_process_that_is_writing() {
    Lease lease = first.begin("customer");
    letLeasesRunOut();

    Optional<Leases.Takeover> taken =
        data.hub.in(
            () ->
                first.leases.holding(
                    lease,
                    () -> {
                      var beside = data.hub.transactions();
                      beside.alone(
                          () -> { // the heart-beat does not wait for it
                            first.leases.renew(List.of(lease));
                            return 0;
                          });
                      return beside.alone(() -> second.leases.takeOver(List.of()));
                    }));
    second.watch.look();

    assertThat(taken).isEmpty();
    assertThat(second.launched).as("writing is a sign of life").isEmpty();
  }

  @Test
  void a_process_that_falls_silent_while_it_writes_is_cut_off_by_the_database() {
    Lease lease = first.begin("customer");

    String bound = data.hub.in(() -> first.leases.holding(lease, LeasesTest::silenceBound));

    assertThat(bound).isEqualTo("1min");
    assertThat(data.hub.in(LeasesTest::silenceBound)).as("of others").isEqualTo("0");
  }

  private static String silenceBound() {
    return data.database
        .sql("select current_setting('idle_in_transaction_session_timeout') as bound")
        .first(row -> row.text("bound"))
        .orElseThrow();
  }

  @Test
  void a_process_that_stops_hands_its_runs_on_at_once_and_takes_none() {
    Lease left = first.begin("customer");
    first.watch.onStop("stopping");
    first.end.unlessCompleted(left, "a step was cut off");
    first.watch.look();
    assertThat(first.launched).isEmpty();

    for (int stop = 0; stop < 2 * Leases.MOST_TAKEOVERS; stop++) {
      ProcessUnderTest next = new ProcessUnderTest(data);
      next.recovery.recover();
      assertThat(next.launched).as("stopping is no fault of the run").hasSize(1);
      next.watch.onStop("stopping");
    }
    assertThat(first.find(left).state()).isEqualTo(RunState.REQUESTED);
  }

  @Test
  void a_process_that_is_told_to_end_hands_its_runs_on_without_the_server() {
    Lease left = first.begin("customer");
    Lease others = second.begin("supplier");

    new LastRelease(first.leases, first.live).release(data.hub.dataSource()::getConnection).run();
    first.watch.look();
    second.watch.look();

    assertThat(first.launched).isEmpty();
    assertThat(second.launched).extracting(Lease::run).containsExactly(left.run());
    assertThat(second.live.all()).contains(others);
  }

  @Test
  void a_run_that_kills_its_process_over_and_over_fails_and_may_be_restarted() {
    Lease run = first.begin("customer");
    for (int kill = 0; kill < Leases.MOST_TAKEOVERS; kill++) {
      letLeasesRunOut();
      ProcessUnderTest next = new ProcessUnderTest(data);
      next.recovery.recover();
      assertThat(next.launched).hasSize(1);
    }
    letLeasesRunOut();

    second.recovery.recover();

    assertThat(second.launched).isEmpty();
    assertThat(second.find(run).state()).isEqualTo(RunState.FAILED);
    assertThat(second.find(run).failure())
        .startsWith("Its process ended 4 times in a row")
        .contains("memory")
        .contains("Restarting goes on");
    assertThat(second.live.all()).isEmpty();

    Lease again = data.hub.in(() -> second.runs.requestAgain(run.run()));
    letLeasesRunOut();
    first.live.end(run);
    first.recovery.recover();
    assertThat(first.launched).as("counted anew").extracting(Lease::run).containsExactly(run.run());
    assertThat(again.term()).isEqualTo(6);
  }

  @Test
  void of_the_job_repository_only_what_belongs_to_the_run_is_marked() {
    execute("delete from batch.jbatchexecutioninstancedata");
    execute(
        "insert into batch.jbatchexecutioninstancedata values (41, 'STARTED', ''), (42, 'STARTED', '')");
    Lease gone = first.begin("customer");
    data.hub.run(() -> first.runs.executes(gone, 41));
    letLeasesRunOut();
    Lease living = first.begin("supplier");
    data.hub.run(() -> first.runs.executes(living, 42));

    second.recovery.recover();

    List<String> jobs =
        data.hub.in(
            () ->
                data.database
                    .sql(
                        """
                        select jobexecid || ' ' || batchstatus as job
                        from batch.jbatchexecutioninstancedata order by 1""")
                    .list(row -> row.text("job")));
    assertThat(jobs).containsExactly("41 FAILED", "42 STARTED");
  }

  @Test
  void a_lease_is_read_as_it_is_written_down() {
    Lease lease = first.begin("customer");

    assertThat(Lease.fromString(lease.toString())).isEqualTo(lease);
    assertThatThrownBy(() -> Lease.fromString(lease.run().toString()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_length_that_makes_no_sense_is_refused() {
    assertThatThrownBy(() -> new Leases(data.database, 0))
        .hasMessageContaining("TOUCHSTONE_RUN_LEASE_SECONDS");
  }
}
