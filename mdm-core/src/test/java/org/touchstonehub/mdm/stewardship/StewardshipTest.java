package org.touchstonehub.mdm.stewardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.engine.Reason;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.golden.Found;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.testing.GroupMatching;
import org.touchstonehub.mdm.testing.MasterData;

class StewardshipTest {
  private static final String MODEL =
      """
      model: thing
      description: A thing.
      id: id
      attributes:
        name: { type: organisation, term: Name }
        group: { type: identifier, term: Group }
      """;
  private static final SourceKey A = new SourceKey("crm", "a");
  private static final SourceKey B = new SourceKey("crm", "b");
  private static final SourceKey C = new SourceKey("crm", "c");

  private final MasterData data = new MasterData();
  private final GroupMatching groups = new GroupMatching(data);
  private final Stewardship stewardship = data.stewardship(groups);

  @BeforeEach
  void load_three_things() {
    data.activate(MODEL);
    data.register("crm", "thing");
    data.load("crm", "id,name,group\na,Ada,1\nb,Bob,2\nc,Cy,3\n");
    groups.match("thing");
  }

  @AfterEach
  void close() {
    data.close();
  }

  @Test
  void a_match_merges_at_once_and_the_next_batch_honours_it() {
    GoldenId a = id(A);
    GoldenId b = id(B);
    TaskView task = ask(A, B);

    DecisionMade made = decide(task, Verdict.MATCH);

    assertThat(made.golden()).containsExactly(a);
    assertThat(id(B)).isEqualTo(a);
    assertThat(found(b)).isEqualTo(new Found.Retired(b, "thing", List.of(a)));
    assertThat(view(task).state()).isEqualTo(StewardTask.State.DECIDED);
    String digest = digest();
    groups.match("thing");
    assertThat(digest()).isEqualTo(digest);
    assertThat(id(B)).isEqualTo(a);
  }

  @Test
  void a_withdrawn_match_gives_back_what_was() {
    String before = digest();
    GoldenId b = id(B);
    DecisionMade made = decide(A, B, Verdict.MATCH);
    assertThat(digest()).isNotEqualTo(before);

    data.hub.in(() -> stewardship.withdraw(made.decision().id(), "sue"));

    assertThat(digest()).isEqualTo(before);
    assertThat(id(B)).isEqualTo(b);
    assertThat(found(b)).isInstanceOf(Found.Current.class);
  }

  @Test
  void no_match_splits_what_was_linked_at_once() {
    put(B, "1");
    groups.match("thing");
    GoldenId a = id(A);
    assertThat(id(B)).isEqualTo(a);

    decide(A, B, Verdict.NO_MATCH);

    assertThat(id(A)).isEqualTo(a);
    assertThat(id(B)).isNotEqualTo(a);
    GoldenId b = id(B);
    groups.match("thing");
    assertThat(id(B)).isEqualTo(b);
  }

  @Test
  void of_two_contradicting_decisions_the_later_holds_and_a_task_shows_both() {
    DecisionMade ab = decide(A, B, Verdict.MATCH);
    decide(B, C, Verdict.MATCH);
    assertThat(id(C)).isEqualTo(id(A));

    DecisionMade later = decide(A, C, Verdict.NO_MATCH);

    assertThat(later.suspended()).containsExactly(ab.decision().id());
    assertThat(id(C)).isNotEqualTo(id(A));
    assertThat(id(C)).isEqualTo(id(B));
    List<TaskView> open =
        data.hub.in(() -> data.tasks.list(TaskQuery.of(List.of("thing")), null, 10)).tasks();
    assertThat(open).hasSize(1);
    assertThat(open.get(0).kind()).isEqualTo(TaskKind.CONTRADICTION);
    assertThat(open.get(0).holding()).isEqualTo(later.decision().id());
    assertThat(open.get(0).suspended()).containsExactly(ab.decision().id());

    data.hub.in(() -> stewardship.withdraw(later.decision().id(), "sue"));

    assertThat(id(C)).isEqualTo(id(A));
    assertThat(data.hub.in(() -> data.tasks.countOpen("thing"))).isZero();
  }

  @Test
  void the_opposite_of_an_earlier_decision_takes_its_place() {
    DecisionMade match = decide(A, B, Verdict.MATCH);

    DecisionMade opposite = decide(A, B, Verdict.NO_MATCH);

    assertThat(opposite.suspended()).containsExactly(match.decision().id());
    assertThat(id(A)).isNotEqualTo(id(B));
  }

  @Test
  void the_same_decision_twice_is_one() {
    DecisionMade first = decide(A, B, Verdict.MATCH);

    assertThat(decide(B, A, Verdict.MATCH).decision().id()).isEqualTo(first.decision().id());
  }

  @Test
  void a_task_that_changed_since_it_was_read_is_not_decided() {
    TaskView task = ask(A, B);
    ask(A, B, 0.7);

    assertThatThrownBy(() -> decide(task, Verdict.MATCH))
        .isInstanceOf(TouchstoneException.class)
        .hasMessageContaining("changed");
    assertThat(id(A)).isNotEqualTo(id(B));
  }

  @Test
  void a_task_is_closed_when_a_record_changes_and_asked_again_by_the_next_batch() {
    TaskView task = ask(A, B);

    put(A, "9");

    assertThat(view(task).closedBecause()).isEqualTo(StewardTask.ClosedBecause.RECORDS_CHANGED);
    assertThat(ask(A, B).id()).isNotEqualTo(task.id());
  }

  @Test
  void a_decided_pair_is_not_asked_again_and_an_open_one_stays_one_task() {
    TaskView first = ask(A, B);
    assertThat(ask(A, B).id()).isEqualTo(first.id());
    decide(first, Verdict.NO_MATCH);

    ask(A, B, 0.8);

    assertThat(data.hub.in(() -> data.tasks.countOpen("thing"))).isZero();
  }

  @Test
  void pairs_between_golden_records_that_a_steward_keeps_apart_are_not_asked() {
    decide(A, B, Verdict.NO_MATCH);
    decide(B, C, Verdict.MATCH);

    ask(A, C, 0.8);

    assertThat(data.hub.in(() -> data.tasks.countOpen("thing"))).isZero();
  }

  @Test
  void a_decision_while_a_batch_is_under_way_outlives_it() {
    put(B, "1");
    java.util.UUID run = data.hub.ids().next();
    groups.plan("thing", run);

    decide(A, B, Verdict.NO_MATCH);
    data.hub.in(
        () ->
            data.relinking.apply(
                "thing",
                run,
                data.plans.next(run, 0, 100),
                org.touchstonehub.mdm.change.ChangeSet.Origin.AUTO));

    assertThat(id(A)).isNotEqualTo(id(B));
  }

  private TaskView ask(SourceKey a, SourceKey b) {
    ask(a, b, 0.6);
    return data.hub
        .in(() -> data.tasks.list(TaskQuery.of(List.of("thing")), null, 10))
        .tasks()
        .get(0);
  }

  private void ask(SourceKey a, SourceKey b, double probability) {
    data.hub.in(
        () ->
            data.taskBook.replace(
                "thing",
                data.hub.ids().next(),
                sink -> sink.add(a, b, probability, List.of(new Reason("name", "equal", 3.5))),
                data.hub.clock().instant()));
  }

  private void put(SourceKey key, String group) {
    data.hub.in(() -> data.records.put(key, Map.of("name", "New", "group", group)));
  }

  private DecisionMade decide(TaskView task, Verdict verdict) {
    return data.hub.in(
        () -> stewardship.decide(task.id(), verdict, "sue", "", task.revision()).made());
  }

  private DecisionMade decide(SourceKey a, SourceKey b, Verdict verdict) {
    return data.hub.in(() -> stewardship.decide("thing", RecordPair.of(a, b), verdict, "sue", ""));
  }

  private TaskView view(TaskView task) {
    return data.hub.in(() -> data.tasks.find(task.id()));
  }

  private Found found(GoldenId id) {
    return data.hub.in(() -> data.golden.find(id));
  }

  private GoldenId id(SourceKey key) {
    return data.hub.in(() -> data.golden.idOf(key));
  }

  private String digest() {
    return data.hub.in(() -> data.export.digest("thing"));
  }
}
