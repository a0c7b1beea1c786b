package org.touchstonehub.mdm.stewardship;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.engine.Reason;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.testing.GroupMatching;
import org.touchstonehub.mdm.testing.MasterData;

/** One number on two golden records. */
class SharedIdentifierTest {
  private static final String MODEL =
      """
      model: firm
      description: A firm.
      id: id
      attributes:
        name: { type: organisation, term: Name }
        group: { type: identifier, term: Group }
        country: { type: country, term: Country }
        vat: { type: tax-id, term: Tax number }
        lei: { type: lei, term: LEI }
      """;

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

  private void put(String key, String country, String vat) {
    data.put(key(key), "name", "Firm " + key, "group", key, "country", country, "vat", vat);
  }

  private static SourceKey key(String key) {
    return new SourceKey("crm", key);
  }

  private List<TaskView> open(TaskKind kind) {
    return data
        .hub
        .in(() -> data.tasks.list(TaskQuery.of(List.of("firm")), null, 100))
        .tasks()
        .stream()
        .filter(task -> task.kind() == kind)
        .toList();
  }

  /** The pairs that are asked about, each as two keys. */
  private List<String> shared() {
    List<String> pairs = new ArrayList<>();
    for (TaskView task : open(TaskKind.SHARED_IDENTIFIER)) {
      pairs.add(
          String.join(
              "", new TreeSet<>(task.records().stream().map(r -> r.source().key()).toList())));
    }
    return pairs.stream().sorted().toList();
  }

  @Test
  void one_tax_number_on_two_golden_records_is_asked_about_at_once() {
    put("a", "Germany", "DE136695976");
    put("b", "Germany", "DE 136 695 976");
    put("c", "Germany", "DE811128135");

    TaskView task = open(TaskKind.SHARED_IDENTIFIER).get(0);
    assertThat(shared()).containsExactly("ab");
    assertThat(task.detail()).contains("tax-id:DE").contains("vat").doesNotContain("136695976");
    assertThat(task.reasons()).containsExactly(new Reason("vat", "equal", 0));
    assertThat(task.priority()).isEqualTo(1);
  }

  @Test
  void a_number_is_of_its_country_whether_or_not_it_says_so() {
    put("a", "Germany", "DE136695976");
    put("b", "Germany", "136695976");
    put("c", "France", "136695976");

    assertThat(shared()).containsExactly("ab");
  }

  @Test
  void a_number_that_is_corrected_is_no_longer_asked_about() {
    put("a", "Germany", "DE136695976");
    put("b", "Germany", "DE136695976");
    TaskView task = open(TaskKind.SHARED_IDENTIFIER).get(0);

    put("b", "Germany", "DE811128135");

    assertThat(shared()).isEmpty();
    assertThat(view(task).closedBecause()).isEqualTo(StewardTask.ClosedBecause.SETTLED);
  }

  @Test
  void a_match_makes_them_one_and_taken_back_asks_again() {
    put("a", "Germany", "DE136695976");
    put("b", "Germany", "DE136695976");

    DecisionMade made = decide(open(TaskKind.SHARED_IDENTIFIER).get(0), Verdict.MATCH);
    assertThat(data.idOf(key("a"))).isEqualTo(data.idOf(key("b")));
    assertThat(shared()).isEmpty();

    data.hub.in(() -> stewardship.withdraw(made.decision().id(), "tom"));
    assertThat(shared()).containsExactly("ab");
  }

  @Test
  void who_are_kept_apart_are_not_asked_about_again() {
    put("a", "Germany", "DE136695976");
    put("b", "Germany", "DE136695976");
    decide(open(TaskKind.SHARED_IDENTIFIER).get(0), Verdict.NO_MATCH);

    data.put(key("b"), "name", "Other", "group", "b", "country", "Germany", "vat", "DE136695976");
    data.hub.in(() -> data.taskBook.replace("firm", data.hub.ids().next(), sink -> {}, now()));

    assertThat(shared()).isEmpty();
  }

  @Test
  void of_several_each_is_asked_about_once_and_a_number_of_many_is_nobodys() {
    for (String key : List.of("a", "b", "c")) put(key, "Germany", "DE136695976");
    assertThat(shared()).hasSize(2);

    for (String key : List.of("d", "e", "f")) put(key, "Germany", "DE136695976");

    assertThat(shared()).isEmpty();
  }

  @Test
  void of_two_that_are_alike_too_one_question_is_asked() {
    put("a", "Germany", "DE136695976");
    put("b", "Germany", "DE136695976");

    askAlike();
    assertThat(shared()).isEmpty();
    assertThat(open(TaskKind.POSSIBLE_MATCH)).hasSize(1);

    data.hub.in(() -> data.taskBook.replace("firm", data.hub.ids().next(), sink -> {}, now()));
    assertThat(shared()).containsExactly("ab");
    assertThat(open(TaskKind.POSSIBLE_MATCH)).isEmpty();
  }

  @Test
  void a_merge_of_a_batch_leaves_nothing_to_ask() {
    put("a", "Germany", "DE136695976");
    put("b", "Germany", "DE136695976");
    assertThat(shared()).hasSize(1);

    data.link("firm", List.of(List.of(key("a"), key("b"))));

    assertThat(shared()).isEmpty();
    assertThat(data.count("mdm.golden_identifier")).isOne();
  }

  private void askAlike() {
    data.hub.in(
        () ->
            data.taskBook.replace(
                "firm",
                data.hub.ids().next(),
                sink -> sink.add(key("a"), key("b"), 0.6, List.of()),
                now()));
  }

  private java.time.Instant now() {
    return data.hub.clock().instant();
  }

  private TaskView view(TaskView task) {
    return data.hub.in(() -> data.tasks.find(task.id()));
  }

  private DecisionMade decide(TaskView task, Verdict verdict) {
    return java.util.Objects.requireNonNull(
        data.hub
            .in(() -> stewardship.decide(task.id(), verdict, "sue", "", task.revision()))
            .made());
  }
}
