package org.touchstonehub.mdm.stewardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.engine.Reason;
import org.touchstonehub.match.engine.SuspiciousCluster;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.testing.GroupMatching;
import org.touchstonehub.mdm.testing.MasterData;

class TaskQueueTest {
  private static final String MODEL =
      """
      model: thing
      description: A thing.
      id: id
      attributes:
        name: { type: organisation, term: Name }
        group: { type: identifier, term: Group }
      """;
  private static final List<Reason> WHY = List.of(new Reason("name", "equal", 3.5));

  private final MasterData data = new MasterData();
  private final GroupMatching groups = new GroupMatching(data);
  private final Stewardship stewardship = data.stewardship(groups);
  private final TaskDesk desk =
      new TaskDesk(data.database, data.situations, data.hub.clock(), data.hub.ids());

  @BeforeEach
  void load_things() {
    data.activate(MODEL);
    data.register("crm", "thing");
    data.load("crm", "id,name,group\na,Ada,1\nb,Bob,2\nc,Cy,3\nd,Di,4\ne,Ed,4\nf,Flo,4\ng,Gus,4\n");
    groups.match("thing");
  }

  @AfterEach
  void close() {
    data.close();
  }

  @Test
  void the_most_records_that_probably_change_come_first() {
    ask(pair("a", "b", 0.9), pair("b", "c", 0.5), pair("c", "d", 0.5));

    // 0.5 of five records, 0.9 of two, 0.5 of two
    assertThat(firstKeys(TaskQuery.of(List.of("thing")))).containsExactly("c", "a", "b");
    assertThat(list(TaskQuery.of(List.of("thing"))).get(0).priority()).isEqualTo(2.5);
  }

  @Test
  void pages_follow_each_other_though_tasks_are_answered_meanwhile() {
    ask(pair("a", "b", 0.9), pair("a", "c", 0.8), pair("b", "c", 0.7), pair("a", "d", 0.2));
    for (TaskQuery.Order order : TaskQuery.Order.values()) {
      TaskQuery query = new TaskQuery(List.of("thing"), Set.of(), null, null, order);
      List<TaskId> all = list(query).stream().map(TaskView::id).toList();

      StewardTasks.Page first = data.hub.in(() -> data.tasks.list(query, null, 2));
      StewardTasks.Page second =
          data.hub.in(() -> data.tasks.list(query, first.next().orElseThrow(), 2));

      List<TaskId> paged = new ArrayList<>(ids(first));
      paged.addAll(ids(second));
      assertThat(paged).isEqualTo(all);
      assertThat(second.next()).isEmpty();
    }
    TaskQuery byPriority = TaskQuery.of(List.of("thing"));
    List<TaskView> all = list(byPriority);
    StewardTasks.Page first = data.hub.in(() -> data.tasks.list(byPriority, null, 2));
    decide(first.tasks().get(1), Verdict.NO_MATCH, "sue");

    StewardTasks.Page second =
        data.hub.in(() -> data.tasks.list(byPriority, first.next().orElseThrow(), 2));

    assertThat(ids(second)).containsExactly(all.get(2).id(), all.get(3).id());
  }

  @Test
  void a_cursor_of_another_order_is_refused() {
    ask(pair("a", "b", 0.9), pair("a", "c", 0.8));
    TaskQuery byAge = new TaskQuery(List.of("thing"), Set.of(), null, null, TaskQuery.Order.AGE);
    String next = data.hub.in(() -> data.tasks.list(byAge, null, 1)).next().orElseThrow();

    for (String wrong : List.of(next, "x", "", "%%%")) {
      assertThatThrownBy(
              () -> data.hub.in(() -> data.tasks.list(TaskQuery.of(List.of("thing")), wrong, 1)))
          .isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  void tasks_are_found_by_kind_and_due_date() {
    ask(pair("a", "b", 0.9), cluster());
    TaskQuery suspicious =
        new TaskQuery(
            List.of("thing"),
            Set.of(TaskKind.SUSPICIOUS_CLUSTER),
            null,
            null,
            TaskQuery.Order.PRIORITY);
    assertThat(firstKeys(suspicious)).containsExactly("d");
    java.time.Instant created = list(suspicious).get(0).created();
    for (int days : new int[] {30, 31}) {
      TaskQuery due =
          new TaskQuery(
              List.of("thing"),
              Set.of(),
              null,
              created.plus(Duration.ofDays(days)),
              TaskQuery.Order.DUE);
      assertThat(list(due)).hasSize(days == 30 ? 0 : 2);
    }
  }

  @Test
  void a_suspicious_cluster_names_all_its_records_by_side() {
    ask(cluster());

    TaskView task = list(TaskQuery.of(List.of("thing"))).get(0);

    assertThat(task.records())
        .extracting(record -> record.source().key() + record.side())
        .containsExactly("d0", "f1", "e0", "g1");
    assertThat(task.records()).allMatch(record -> record.golden() != null);
    ask(cluster());
    assertThat(list(TaskQuery.of(List.of("thing"))))
        .extracting(TaskView::id)
        .containsExactly(task.id());
  }

  @Test
  void a_suspicious_cluster_is_answered_by_parting_it() {
    ask(cluster());
    TaskView task = list(TaskQuery.of(List.of("thing"))).get(0);

    decide(task, Verdict.NO_MATCH, "sue");

    assertThat(view(task).answer()).isEqualTo(StewardTask.Answer.NO_MATCH);
    assertThat(data.idOf(key("d"))).isNotEqualTo(data.idOf(key("f")));
  }

  @Test
  void a_suspicious_cluster_is_settled_when_it_comes_apart_and_another_when_a_record_changes() {
    ask(cluster());
    TaskView task = list(TaskQuery.of(List.of("thing"))).get(0);
    data.hub.in(
        () ->
            stewardship.decide(
                "thing", RecordPair.of(key("d"), key("f")), Verdict.NO_MATCH, "sue", ""));
    assertThat(view(task).closedBecause()).isEqualTo(StewardTask.ClosedBecause.SETTLED);

    data.hub.in(
        () ->
            stewardship.decide(
                "thing", RecordPair.of(key("d"), key("f")), Verdict.MATCH, "sue", ""));
    ask(
        sink ->
            sink.add(
                new SuspiciousCluster(
                    key("d"), key("e"), 0.4, List.of(key("d")), List.of(key("e"), key("g")), WHY)));
    TaskView other = list(TaskQuery.of(List.of("thing"))).get(0);
    data.put(key("g"), "name", "Gustav", "group", "4");
    assertThat(view(other).closedBecause()).isEqualTo(StewardTask.ClosedBecause.RECORDS_CHANGED);
  }

  @Test
  void large_golden_records_take_a_second_steward() {
    ask(pair("a", "d", 0.6));
    TaskView task = list(TaskQuery.of(List.of("thing"))).get(0);

    TaskOutcome outcome = decide(task, Verdict.MATCH, "sue");

    assertThat(outcome.made()).isNull();
    assertThat(data.idOf(key("a"))).isNotEqualTo(data.idOf(key("d")));
    TaskView proposed = view(task);
    assertThat(proposed.state()).isEqualTo(StewardTask.State.PROPOSED);
    assertThat(proposed.proposal())
        .extracting("steward", "verdict")
        .containsExactly("sue", Verdict.MATCH);
    assertThatThrownBy(() -> decide(proposed, Verdict.MATCH, "tom"))
        .hasMessageContaining("sue proposed 'match'");
    assertThatThrownBy(
            () -> data.hub.in(() -> stewardship.confirm(task.id(), "sue", proposed.revision())))
        .isInstanceOf(TouchstoneException.class)
        .hasMessageContaining("yourself");

    data.hub.in(() -> stewardship.confirm(task.id(), "tom", proposed.revision()));

    assertThat(data.idOf(key("a"))).isEqualTo(data.idOf(key("d")));
    assertThat(view(task).answeredBy()).isEqualTo("tom");
  }

  @Test
  void a_declined_proposal_leaves_the_task_open_and_all_of_it_is_kept() {
    ask(pair("a", "d", 0.6));
    TaskView task = list(TaskQuery.of(List.of("thing"))).get(0);
    decide(task, Verdict.MATCH, "sue");

    data.hub.run(() -> stewardship.decline(task.id(), "tom", view(task).revision()));
    assertThat(view(task).state()).isEqualTo(StewardTask.State.OPEN);
    TaskOutcome outcome = decide(view(task), Verdict.NO_MATCH, "tom");

    assertThat(outcome.made()).isNotNull();
    assertThat(states(task)).containsExactly("OPEN ", "PROPOSED sue", "OPEN tom", "DECIDED tom");
  }

  @Test
  void of_two_stewards_the_second_is_told_who_decided_what() {
    ask(pair("a", "b", 0.6));
    TaskView task = list(TaskQuery.of(List.of("thing"))).get(0);
    decide(task, Verdict.MATCH, "sue");

    assertThatThrownBy(() -> decide(task, Verdict.NO_MATCH, "tom"))
        .isInstanceOf(TouchstoneException.class)
        .hasMessageContaining("answered with 'match' by sue at 20");
  }

  @Test
  void a_decision_taken_back_asks_again() {
    ask(pair("a", "b", 0.6));
    TaskView task = list(TaskQuery.of(List.of("thing"))).get(0);
    DecisionMade made = decide(task, Verdict.MATCH, "sue").made();
    assertThat(made).isNotNull();

    data.hub.in(() -> stewardship.withdraw(made.decision().id(), "tom"));

    assertThat(view(task).state()).isEqualTo(StewardTask.State.OPEN);
    assertThat(states(task)).containsExactly("OPEN ", "DECIDED sue", "OPEN tom");
  }

  @Test
  void who_keeps_two_golden_records_apart_answers_all_that_ask_of_them() {
    ask(pair("a", "b", 0.6), pair("c", "d", 0.7));
    TaskView other =
        list(TaskQuery.of(List.of("thing"))).stream()
            .filter(task -> task.records().get(0).source().key().equals("c"))
            .findFirst()
            .orElseThrow();

    data.hub.in(
        () ->
            stewardship.decide(
                "thing", RecordPair.of(key("c"), key("g")), Verdict.NO_MATCH, "sue", ""));

    assertThat(view(other).closedBecause()).isEqualTo(StewardTask.ClosedBecause.SETTLED);
    assertThat(firstKeys(TaskQuery.of(List.of("thing")))).containsExactly("a");
  }

  @Test
  void a_task_is_with_one_steward_and_the_other_is_told_with_whom() {
    ask(pair("a", "b", 0.6));
    TaskView task = list(TaskQuery.of(List.of("thing"))).get(0);

    data.hub.run(() -> desk.claim(task.id(), "sue", task.revision()));
    TaskView claimed = view(task);
    assertThat(claimed.assignee()).isEqualTo("sue");
    assertThatThrownBy(() -> data.hub.run(() -> desk.claim(task.id(), "tom", task.revision())))
        .isInstanceOf(TouchstoneException.class)
        .hasMessageContaining("has changed");
    assertThatThrownBy(() -> data.hub.run(() -> desk.claim(task.id(), "tom", claimed.revision())))
        .isInstanceOf(TouchstoneException.class)
        .hasMessageContaining("is with sue");
    TaskQuery ofSue =
        new TaskQuery(List.of("thing"), Set.of(), "sue", null, TaskQuery.Order.PRIORITY);
    assertThat(list(ofSue)).hasSize(1);

    data.hub.run(() -> desk.assign(task.id(), null, "sue", claimed.revision()));
    assertThat(list(ofSue)).isEmpty();
    assertThat(states(task)).containsExactly("OPEN ", "OPEN sue", "OPEN sue");
  }

  @Test
  void comments_stay_beside_a_task() {
    ask(pair("a", "b", 0.6));
    TaskView task = list(TaskQuery.of(List.of("thing"))).get(0);

    data.hub.in(() -> desk.comment(task.id(), "sue", "Their telephone is the same."));
    data.hub.in(() -> desk.comment(task.id(), "tom", "I asked: two people."));

    assertThat(data.hub.in(() -> desk.comments(task.id())))
        .extracting(TaskComment::author, TaskComment::text)
        .containsExactly(
            tuple("sue", "Their telephone is the same."), tuple("tom", "I asked: two people."));
    assertThatThrownBy(() -> data.hub.in(() -> desk.comment(task.id(), "sue", " ")))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void figures_tell_how_long_decisions_took_and_where_stewards_agree() {
    StewardFigures figures = new StewardFigures(data.database);
    ask(pair("a", "b", 0.9), pair("b", "c", 0.6), pair("c", "d", 0.5));
    List<TaskView> tasks = list(TaskQuery.of(List.of("thing")));
    TaskView large = tasks.get(0);
    data.hub.run(() -> desk.note(tasks.get(1).id(), "sue"));
    data.hub.clock().advance(Duration.ofSeconds(40));
    DecisionMade made =
        java.util.Objects.requireNonNull(decide(tasks.get(1), Verdict.NO_MATCH, "sue").made());
    decide(large, Verdict.MATCH, "sue");
    data.hub.run(() -> stewardship.decline(large.id(), "tom", view(large).revision()));
    decide(view(large), Verdict.MATCH, "sue");
    data.hub.in(() -> stewardship.confirm(large.id(), "tom", view(large).revision()));

    StewardFigures.Figures told = figures(figures);

    assertThat(told.stewards())
        .extracting(StewardFigures.Pace::steward)
        .containsExactly("sue", "tom");
    StewardFigures.Pace sue = told.stewards().get(0);
    assertThat(sue.decisions()).isOne();
    assertThat(sue.timed()).isOne();
    assertThat(sue.medianSeconds()).isBetween(39.0, 45.0);
    assertThat(sue.decisionsAnHour()).isEqualTo(1);
    assertThat(told.all().decisions()).isEqualTo(2);
    assertThat(told.agreements()).containsExactly(new StewardFigures.Agreement("sue", "tom", 1, 1));

    data.hub.in(() -> stewardship.withdraw(made.decision().id(), "tom"));
    assertThat(figures(figures).agreements().get(0).share()).isEqualTo(1.0 / 3);
  }

  private StewardFigures.Figures figures(StewardFigures figures) {
    java.time.Instant now = data.hub.clock().instant();
    return data.hub.in(() -> figures.of("thing", now.minusSeconds(3_600), now.plusSeconds(3_600)));
  }

  @Test
  void a_long_queue_is_read_by_its_index_in_each_order() {
    data.hub.run(
        () ->
            data.database
                .sql(
                    """
                    insert into mdm.steward_task (id, domain, kind, a_system, a_key, b_system, b_key,
                      a_digest, b_digest, probability, reasons, state, created, asked_by, priority,
                      due, changed, revision)
                    select gen_random_uuid(), 'thing', 'POSSIBLE_MATCH', 'crm', 'k' || n, 'crm',
                      'm' || n, '', '', 0.5, '[]', 'OPEN', now(), gen_random_uuid(),
                      1 + n % 97, now() + n * interval '1 minute', now(), 0
                    from generate_series(1, 20000) n""")
                .update());
    data.hub.run(() -> data.database.sql("analyze mdm.steward_task").update());

    for (TaskQuery.Order order : TaskQuery.Order.values()) {
      TaskQuery query = new TaskQuery(List.of("thing"), Set.of(), null, null, order);
      assertThat(data.hub.in(() -> data.tasks.plan(query, null, 51)))
          .as(order.name())
          .contains("open_tasks_by_" + order.name().toLowerCase(java.util.Locale.ROOT))
          .doesNotContain("Seq Scan on steward_task");
      String next = data.hub.in(() -> data.tasks.list(query, null, 100)).next().orElseThrow();
      assertThat(data.hub.in(() -> data.tasks.list(query, next, 100)).tasks()).hasSize(100);
    }
  }

  private List<String> states(TaskView task) {
    return data.hub.in(
        () ->
            data.database
                .sql(
                    """
                    select state, changed_by from mdm.steward_task_version where task = :task
                    order by revision""")
                .set("task", task.id().value())
                .list(row -> row.text("state") + " " + row.text("changed_by")));
  }

  private static SourceKey key(String key) {
    return new SourceKey("crm", key);
  }

  private static TaskBook.Questions pair(String a, String b, double probability) {
    return sink -> sink.add(key(a), key(b), probability, WHY);
  }

  private static TaskBook.Questions cluster() {
    return sink ->
        sink.add(
            new SuspiciousCluster(
                key("d"),
                key("f"),
                0.4,
                List.of(key("d"), key("e")),
                List.of(key("f"), key("g")),
                WHY));
  }

  private void ask(TaskBook.Questions... questions) {
    data.hub.in(
        () ->
            data.taskBook.replace(
                "thing",
                data.hub.ids().next(),
                sink -> {
                  for (TaskBook.Questions some : questions) some.writeTo(sink);
                },
                data.hub.clock().instant()));
  }

  private List<TaskView> list(TaskQuery query) {
    return data.hub.in(() -> data.tasks.list(query, null, 100)).tasks();
  }

  private List<String> firstKeys(TaskQuery query) {
    return list(query).stream().map(task -> task.records().get(0).source().key()).toList();
  }

  private static List<TaskId> ids(StewardTasks.Page page) {
    return page.tasks().stream().map(TaskView::id).toList();
  }

  private TaskOutcome decide(TaskView task, Verdict verdict, String steward) {
    return data.hub.in(() -> stewardship.decide(task.id(), verdict, steward, "", task.revision()));
  }

  private TaskView view(TaskView task) {
    return data.hub.in(() -> data.tasks.find(task.id()));
  }
}
