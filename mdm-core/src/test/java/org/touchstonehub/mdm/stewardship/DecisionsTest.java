package org.touchstonehub.mdm.stewardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.engine.Reason;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.testing.MasterData;

class DecisionsTest {
  private static final String MODEL =
      """
      model: %s
      description: A firm.
      id: id
      attributes:
        name: { type: organisation, term: Legal name }
      """;

  private static MasterData master;

  private final String domain = master.domainOfItsOwn(MODEL);
  private final String system = domain;
  private final SourceKey a = new SourceKey(system, "a");
  private final SourceKey b = new SourceKey(system, "b");
  private final SourceKey c = new SourceKey(system, "c");

  /** Pairs that the matching would find alike. */
  private final Set<Set<SourceKey>> alike = new HashSet<>();

  private final Stewardship stewardship = master.stewardship(this::cluster);

  DecisionsTest() {
    master.put(a, "name", "Nova");
    master.put(b, "name", "Nova");
    master.put(c, "name", "Orbis");
  }

  @BeforeAll
  static void open() {
    master = new MasterData();
  }

  @AfterAll
  static void close() {
    master.close();
  }

  /** Groups by likeness alone: that decisions hold must not hang on the matching. */
  private List<Set<SourceKey>> cluster(
      String of, Set<SourceKey> records, org.touchstonehub.match.engine.Constraints constraints) {
    assertThat(of).isEqualTo(domain);
    Groups groups = new Groups(records);
    for (Set<SourceKey> pair : alike) {
      List<SourceKey> two = List.copyOf(pair);
      groups.join(two.get(0), two.get(1));
    }
    return groups.all().stream().<Set<SourceKey>>map(TreeSet::new).toList();
  }

  private DecisionMade decide(SourceKey x, SourceKey y, Verdict verdict) {
    return master.hub.in(
        () -> stewardship.decide(domain, RecordPair.of(x, y), verdict, "steward", ""));
  }

  private DecisionMade answer(TaskView task, Verdict verdict) {
    return master.hub.in(
        () -> stewardship.decide(task.id(), verdict, "steward", "", task.revision()).made());
  }

  private DecisionMade withdraw(DecisionMade made) {
    return master.hub.in(() -> stewardship.withdraw(made.decision().id(), "steward"));
  }

  private List<TaskView> asked() {
    return master.hub.in(() -> master.tasks.list(TaskQuery.of(List.of(domain)), null, 100).tasks());
  }

  private TaskView again(TaskView task) {
    return master.hub.in(() -> master.tasks.find(task.id()));
  }

  private StewardDecision.State stateOf(DecisionMade made) {
    return master.hub.in(() -> master.decisions.find(made.decision().id()).state());
  }

  @SafeVarargs
  private long possible(List<SourceKey>... pairs) {
    return master.hub.in(
        () ->
            master.taskBook.replace(
                domain,
                master.hub.ids().next(),
                sink -> {
                  for (List<SourceKey> pair : pairs) {
                    sink.add(
                        pair.get(0), pair.get(1), 0.6, List.of(new Reason("name", "close", 2)));
                  }
                },
                master.hub.clock().instant()));
  }

  private Set<Set<SourceKey>> groups() {
    return Set.copyOf(master.partition(domain).values());
  }

  private static void expectConflict(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TouchstoneException.class,
            e -> assertThat(e.kind()).isEqualTo(TouchstoneException.Kind.CONFLICT));
  }

  @Test
  void a_match_answered_on_a_task_merges_at_once() {
    possible(List.of(b, a));
    TaskView task = asked().get(0);

    DecisionMade made = answer(task, Verdict.MATCH);

    assertThat(groups()).isEqualTo(Set.of(Set.of(a, b), Set.of(c)));
    assertThat(made.golden()).containsExactly(master.idOf(a));
    assertThat(again(task).state()).isEqualTo(StewardTask.State.DECIDED);
    assertThat(again(task).decision()).isEqualTo(made.decision().id());
    assertThat(possible(List.of(a, b))).isZero();
  }

  @Test
  void no_match_splits_at_once_and_is_not_asked_again() {
    alike.add(Set.of(a, b));
    master.link(domain, List.of(List.of(a, b), List.of(c)));

    decide(a, b, Verdict.NO_MATCH);

    assertThat(groups()).isEqualTo(Set.of(Set.of(a), Set.of(b), Set.of(c)));
    assertThat(possible(List.of(a, b), List.of(a, c))).isEqualTo(1);
  }

  @Test
  void the_same_decision_twice_is_one() {
    DecisionMade first = decide(a, b, Verdict.MATCH);
    DecisionMade second = decide(b, a, Verdict.MATCH);

    assertThat(second.decision().id()).isEqualTo(first.decision().id());
    assertThat(second.golden()).isEqualTo(first.golden());
  }

  @Test
  void a_withdrawn_match_gives_back_what_was() {
    var before = master.partition(domain);
    DecisionMade made = decide(a, b, Verdict.MATCH);

    withdraw(made);

    assertThat(master.partition(domain)).isEqualTo(before);
    assertThat(stateOf(made)).isEqualTo(StewardDecision.State.WITHDRAWN);
    expectConflict(() -> withdraw(made));
  }

  @Test
  void of_two_that_contradict_the_later_holds_and_a_task_shows_both() {
    DecisionMade ab = decide(a, b, Verdict.MATCH);
    decide(b, c, Verdict.MATCH);

    DecisionMade apart = decide(a, c, Verdict.NO_MATCH);

    assertThat(apart.suspended()).containsExactly(ab.decision().id());
    assertThat(groups()).isEqualTo(Set.of(Set.of(a), Set.of(b, c)));
    TaskView task = asked().get(0);
    assertThat(task.kind()).isEqualTo(TaskKind.CONTRADICTION);
    assertThat(task.holding()).isEqualTo(apart.decision().id());
    assertThat(task.suspended()).containsExactly(ab.decision().id());

    withdraw(apart);

    assertThat(stateOf(ab)).isEqualTo(StewardDecision.State.STANDING);
    assertThat(groups()).isEqualTo(Set.of(Set.of(a, b, c)));
    assertThat(asked()).isEmpty();
  }

  @Test
  void a_contradiction_is_settled_by_answering_its_task_either_way() {
    DecisionMade match = decide(a, b, Verdict.MATCH);
    DecisionMade apart = decide(a, b, Verdict.NO_MATCH);
    assertThat(stateOf(match)).isEqualTo(StewardDecision.State.SUSPENDED);
    TaskView task = asked().get(0);

    DecisionMade last = answer(task, Verdict.MATCH);

    assertThat(last.suspended()).containsExactly(apart.decision().id());
    assertThat(groups()).isEqualTo(Set.of(Set.of(a, b), Set.of(c)));
    assertThat(asked()).isEmpty();
    assertThat(again(task).state()).isEqualTo(StewardTask.State.DECIDED);
  }

  @Test
  void decisions_come_back_in_whatever_order_later_ones_are_withdrawn() {
    DecisionMade first = decide(a, b, Verdict.MATCH);
    DecisionMade second = decide(a, b, Verdict.NO_MATCH);
    DecisionMade third = decide(a, b, Verdict.MATCH);

    withdraw(second);
    withdraw(third);

    assertThat(stateOf(first)).isEqualTo(StewardDecision.State.STANDING);
    assertThat(groups()).isEqualTo(Set.of(Set.of(a, b), Set.of(c)));
  }

  @Test
  void a_task_that_changed_or_is_closed_is_a_conflict() {
    possible(List.of(a, b), List.of(a, c));
    TaskView seen = asked().get(0);
    TaskView other = asked().get(1);

    expectConflict(
        () ->
            master.hub.in(
                () ->
                    stewardship.decide(
                        seen.id(), Verdict.MATCH, "steward", "", seen.revision() + 1)));
    answer(seen, Verdict.NO_MATCH);
    expectConflict(() -> answer(seen, Verdict.MATCH));
    assertThat(again(other).state()).isEqualTo(StewardTask.State.OPEN);
  }

  @Test
  void tasks_of_changed_and_deleted_records_close() {
    possible(List.of(a, b), List.of(b, c));
    List<TaskView> tasks = asked();

    master.put(a, "name", "Changed");
    master.hub.in(() -> master.records.delete(c));

    assertThat(asked()).isEmpty();
    assertThat(tasks.stream().map(t -> again(t).closedBecause()).toList())
        .containsExactlyInAnyOrder(
            StewardTask.ClosedBecause.RECORDS_CHANGED, StewardTask.ClosedBecause.DELETED);
  }

  @Test
  void asking_the_same_again_changes_nothing() {
    possible(List.of(a, b));
    List<TaskView> once = asked();

    assertThat(possible(List.of(b, a))).isEqualTo(1);

    assertThat(asked()).isEqualTo(once);
    assertThat(possible()).isZero();
  }

  @Test
  void a_match_takes_in_records_that_wait_for_their_first_batch() {
    master.load(system, "a.csv", "id,name\nd,Nova\n");
    SourceKey d = new SourceKey(system, "d");

    decide(a, d, Verdict.MATCH);

    assertThat(groups()).contains(Set.of(a, d));
  }

  @Test
  void a_decision_about_a_record_that_is_not_there_is_refused() {
    master.hub.in(() -> master.records.delete(c));

    assertThatThrownBy(() -> decide(a, c, Verdict.MATCH)).isInstanceOf(TouchstoneException.class);
    assertThatThrownBy(() -> decide(a, new SourceKey("s", "none"), Verdict.MATCH))
        .isInstanceOf(TouchstoneException.class);
    assertThat(groups()).isEqualTo(Set.of(Set.of(a), Set.of(b)));
  }

  @Test
  void a_decision_beats_a_plan_that_was_made_before_it() {
    var run = master.hub.ids().next();
    master.plan(domain, run, List.of(List.of(a, b, c)));

    decide(a, b, Verdict.NO_MATCH);
    master.apply(domain, run);

    assertThat(groups()).isEqualTo(Set.of(Set.of(a), Set.of(b), Set.of(c)));
  }
}
