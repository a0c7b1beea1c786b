package org.touchstonehub.mdm.stewardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.engine.Reason;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.command.Edits;
import org.touchstonehub.mdm.command.Order;
import org.touchstonehub.mdm.command.Seen;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.testing.GroupMatching;
import org.touchstonehub.mdm.testing.MasterData;
import org.touchstonehub.mdm.testing.MembersMatching;

/** Values of golden records that cannot be right. */
class QualityFollowerTest {
  private static final String MODEL =
      """
      model: firm
      description: A firm.
      id: id
      attributes:
        name: { type: organisation, term: Name }
        group: { type: identifier, term: Group }
        lei: { type: lei, term: LEI, survivorship: most-recent }
        mail: { type: email, term: E-mail, survivorship: most-recent }
      """;

  private static final String RIGHT = "5493001KJTIIGC8Y1R12";
  private static final String WRONG = "5493001KJTIIGC8Y1R13";
  private static final Order BECAUSE = new Order("sue", "looked it up");

  private final MasterData data = new MasterData();
  private final GroupMatching groups = new GroupMatching(data);
  private final Stewardship stewardship = data.stewardship(groups);

  @BeforeEach
  void open() {
    data.activate(MODEL);
    data.register("crm", "firm");
  }

  @AfterEach
  void close() {
    data.close();
  }

  private void put(String key, String lei) {
    data.put(key(key), "name", "Firm " + key, "group", key, "lei", lei);
  }

  private static SourceKey key(String key) {
    return new SourceKey("crm", key);
  }

  private List<TaskView> tasks() {
    return tasks("firm");
  }

  private List<TaskView> tasks(String domain) {
    return data
        .hub
        .in(() -> data.tasks.list(TaskQuery.of(List.of(domain)), null, 500))
        .tasks()
        .stream()
        .filter(task -> task.kind() == TaskKind.QUALITY_FAILURE)
        .toList();
  }

  /** The keys of the records that are asked about. */
  private List<String> asked() {
    return asked("firm");
  }

  private List<String> asked(String domain) {
    return tasks(domain).stream()
        .flatMap(task -> task.records().stream())
        .map(record -> record.source().key())
        .sorted()
        .toList();
  }

  private TaskView task() {
    List<TaskView> tasks = tasks();
    assertThat(tasks).hasSize(1);
    return tasks.get(0);
  }

  private TaskView again(TaskView task) {
    return data.hub.in(() -> data.tasks.find(task.id()));
  }

  private void edit(String key, String attribute, String value) {
    GoldenRecord golden = data.of(key(key));
    Edits edits = data.edits(new MembersMatching(data.database, groups));
    data.hub.run(
        () ->
            edits.edit(
                new Seen(golden.id(), golden.version()), Map.of(attribute, value), BECAUSE, false));
  }

  private TaskOutcome answer(TaskView task, Verdict verdict) {
    return data.hub.in(
        () -> stewardship.decide(task.id(), verdict, "sue", "seen the letter", task.revision()));
  }

  private void batch() {
    data.hub.in(
        () ->
            data.taskBook.replace(
                "firm", data.hub.ids().next(), sink -> {}, data.hub.clock().instant()));
  }

  @Test
  void a_value_that_cannot_be_right_is_asked_about_at_once() {
    put("a", WRONG);
    put("b", RIGHT);
    put("c", "pending");

    TaskView task = task();
    assertThat(asked()).containsExactly("a");
    assertThat(task.reasons()).containsExactly(new Reason("lei", "wrong check digits", 0));
    assertThat(task.detail())
        .contains("\"attribute\": \"lei\"", "\"fault\": \"wrong-check-digits\"")
        .doesNotContain(WRONG);
    assertThat(task.priority()).isEqualTo(0.5);
    assertThat(task.due()).isEqualTo(ReviewRules.USUAL.due(task.kind(), task.created()));
  }

  @Test
  void a_question_stays_while_its_value_does_and_ends_with_it() {
    put("a", WRONG);
    TaskView task = task();

    data.put(key("a"), "name", "Firm A", "group", "a", "lei", "5493 001K JTII GC8Y 1R13");
    batch();
    assertThat(task()).isEqualTo(again(task));
    assertThat(task().id()).isEqualTo(task.id());
    put("a", RIGHT);

    assertThat(tasks()).isEmpty();
    assertThat(again(task).closedBecause()).isEqualTo(StewardTask.ClosedBecause.SETTLED);
    assertThat(data.count("mdm.golden_fault")).isZero();
  }

  @Test
  void each_attribute_has_its_question_and_another_wrong_value_another_one() {
    data.put(key("a"), "name", "A", "group", "a", "lei", WRONG, "mail", "nowhere");
    List<TaskView> before = tasks();
    assertThat(before).hasSize(2);

    data.put(key("a"), "name", "A", "group", "a", "lei", "HRB 1234", "mail", "nowhere");

    List<TaskView> after = tasks();
    assertThat(after.stream().map(TaskView::reasons).toList())
        .containsExactlyInAnyOrder(
            List.of(new Reason("lei", "wrong form", 0)),
            List.of(new Reason("mail", "no address", 0)));
    assertThat(
            after.stream()
                .filter(task -> before.stream().anyMatch(was -> was.id().equals(task.id()))))
        .singleElement()
        .satisfies(task -> assertThat(task.reasons().get(0).attribute()).isEqualTo("mail"));
  }

  @Test
  void what_did_not_survive_is_not_asked_about() {
    put("a", WRONG);
    TaskView task = task();
    data.put(key("b"), "name", "B", "group", "a", "lei", RIGHT);
    data.link("firm", List.of(List.of(key("a"), key("b"))));

    assertThat(data.of(key("a")).values().get("lei").value()).isEqualTo(RIGHT);
    assertThat(tasks()).isEmpty();
    assertThat(again(task).closedBecause()).isEqualTo(StewardTask.ClosedBecause.SETTLED);
  }

  @Test
  void an_edit_answers_by_saying_what_is_right() {
    put("a", WRONG);
    TaskView task = task();

    edit("a", "lei", RIGHT);

    assertThat(tasks()).isEmpty();
    assertThat(again(task).closedBecause()).isEqualTo(StewardTask.ClosedBecause.SETTLED);
  }

  @Test
  void an_edit_that_is_wrong_itself_is_asked_about_by_the_record_of_a_source() {
    put("a", RIGHT);

    edit("a", "lei", WRONG);

    assertThat(asked()).containsExactly("a");
  }

  @Test
  void what_is_right_as_it_is_is_not_asked_about_again() {
    put("a", WRONG);
    TaskView task = task();

    TaskOutcome outcome = answer(task, Verdict.MATCH);
    data.put(key("a"), "name", "Renamed", "group", "a", "lei", WRONG);
    batch();

    assertThat(outcome.made()).isNull();
    assertThat(tasks()).isEmpty();
    assertThat(again(task).state()).isEqualTo(StewardTask.State.DECIDED);
    assertThat(again(task).answer()).isEqualTo(StewardTask.Answer.MATCH);
    put("b", WRONG);
    assertThat(asked()).as("of another golden record nothing was said").containsExactly("b");
    put("a", "HRB 1234");
    assertThat(asked()).as("nor of another value").containsExactly("a", "b");
  }

  @Test
  void that_it_is_wrong_is_no_answer() {
    put("a", WRONG);
    TaskView task = task();

    assertThatThrownBy(() -> answer(task, Verdict.NO_MATCH))
        .isInstanceOfSatisfying(
            TouchstoneException.class,
            refused -> {
              assertThat(refused.slug()).isEqualTo("steward-task-needs-edit");
              assertThat(refused).hasMessageContaining(task.id().toString());
            });
    assertThatThrownBy(
            () -> data.hub.in(() -> stewardship.preview(task.id(), Verdict.NO_MATCH, "sue", "", 0)))
        .isInstanceOf(TouchstoneException.class);
    assertThat(task().state()).isEqualTo(StewardTask.State.OPEN);
    DecisionPreview right =
        data.hub.in(() -> stewardship.preview(task.id(), Verdict.MATCH, "sue", "", 0));
    assertThat(right.set().golden()).isEmpty();
  }

  @Test
  void a_question_goes_with_its_record_and_two_of_one_value_become_one() {
    put("a", WRONG);
    put("b", WRONG);
    assertThat(asked()).containsExactly("a", "b");

    data.link("firm", List.of(List.of(key("a"), key("b"))));
    assertThat(tasks()).hasSize(1);
    data.link("firm", List.of(List.of(key("a")), List.of(key("b"))));

    assertThat(asked()).containsExactly("a", "b");
  }

  @Test
  void a_record_that_goes_takes_its_question_with_it() {
    put("a", WRONG);
    TaskView task = task();

    data.hub.run(() -> data.records.delete(key("a")));

    assertThat(tasks()).isEmpty();
    assertThat(again(task).state()).isEqualTo(StewardTask.State.CLOSED);
    assertThat(data.count("mdm.golden_fault")).isZero();
  }

  @Test
  void a_model_that_takes_the_column_for_something_else_ends_the_question() {
    put("a", WRONG);

    data.activate(MODEL.replace("type: lei", "type: identifier"));

    assertThat(tasks()).isEmpty();
  }

  @Test
  void a_batch_comes_to_the_questions_of_live_changes() {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < 30; i++) {
      values.put("r" + i, i % 3 == 0 ? WRONG : i % 7 == 0 ? "HRB " + i : RIGHT);
    }
    values.forEach(this::put);
    put("r0", RIGHT);
    put("r1", "HRB 99");
    List<String> live = asked();
    assertThat(live).hasSize(13);

    batch();
    assertThat(asked()).as("a batch of what is there already").isEqualTo(live);

    values.put("r0", RIGHT);
    values.put("r1", "HRB 99");
    data.activate(MODEL.replace("model: firm", "model: plant"));
    data.register("erp", "plant");
    StringBuilder csv = new StringBuilder("id,name,group,lei\n");
    values.forEach((key, lei) -> csv.append("%1$s,Firm %1$s,%1$s,%2$s\n".formatted(key, lei)));
    data.load("erp", csv.toString());
    assertThat(asked("plant")).isEmpty();
    data.link(
        "plant", values.keySet().stream().map(key -> List.of(new SourceKey("erp", key))).toList());
    assertThat(asked("plant")).as("a batch that makes the golden records").isEqualTo(live);

    data.hub.run(
        () -> {
          data.database.sql("delete from mdm.steward_task_version").update();
          data.database.sql("delete from mdm.steward_task").update();
        });
    batch();
    assertThat(asked()).as("the end of a batch by itself").isEqualTo(live);
  }

  @Test
  void where_very_many_fail_it_is_the_column_that_is_asked_about_by_nobody() {
    load(0, 90, WRONG);
    List<List<SourceKey>> all = new ArrayList<>(keys(0, 90));
    link(all);
    assertThat(tasks()).hasSize(90);

    load(90, 210, "HRB 1");
    all.addAll(keys(90, 210));
    link(all);
    batch();
    assertThat(tasks()).isEmpty();

    load(210, 2_200, RIGHT);
    all.addAll(keys(210, 2_200));
    link(all);
    batch();
    assertThat(data.count("mdm.steward_task where state = 'OPEN'")).isEqualTo(210);
  }

  @Test
  void so_many_are_asked_about_at_a_time_and_the_next_batch_asks_about_more() {
    int few = QualityFollower.MOST_ASKED + 20;
    load(0, few, "HRB 1");
    load(few, few * 11, RIGHT);
    link(keys(0, few * 11));
    batch();
    String open = "mdm.steward_task where state = 'OPEN'";
    assertThat(data.count(open)).isEqualTo(QualityFollower.MOST_ASKED);

    TaskView answered = tasks().get(0);
    answer(answered, Verdict.MATCH);
    put("late", "HRB 2");
    put("later", "HRB 3");
    assertThat(data.count(open)).isEqualTo(QualityFollower.MOST_ASKED);
    edit(tasks().get(0).records().get(0).source().key(), "lei", RIGHT);
    batch();

    assertThat(data.count(open)).isEqualTo(QualityFollower.MOST_ASKED);
    assertThat(again(answered).state()).isEqualTo(StewardTask.State.DECIDED);
  }

  /** Many records by file, which wait for a batch. */
  private void load(int from, int to, String lei) {
    StringBuilder csv = new StringBuilder("id,name,group,lei\n");
    for (int i = from; i < to; i++) {
      csv.append("%1$d,Firm %1$d,%1$d,%2$s\n".formatted(i, lei));
    }
    data.load("crm", csv.toString());
  }

  /** As a batch does it, many at a time. */
  private void link(List<List<SourceKey>> clusters) {
    UUID run = data.hub.ids().next();
    data.plan("firm", run, clusters);
    for (int after = 0; ; ) {
      int last = after;
      List<Integer> next = data.hub.in(() -> data.plans.next(run, last, 500));
      if (next.isEmpty()) return;
      data.hub.run(() -> data.relinking.apply("firm", run, next, ChangeSet.Origin.AUTO));
      after = next.get(next.size() - 1);
    }
  }

  private static List<List<SourceKey>> keys(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> List.of(key(Integer.toString(i)))).toList();
  }
}
