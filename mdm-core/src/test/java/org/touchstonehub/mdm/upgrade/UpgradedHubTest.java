package org.touchstonehub.mdm.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.golden.Found;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.history.Identity;
import org.touchstonehub.mdm.history.RetiredStep;
import org.touchstonehub.mdm.request.Answer;
import org.touchstonehub.mdm.request.RememberedRequests;
import org.touchstonehub.mdm.request.RequestName;
import org.touchstonehub.mdm.source.IngestReport;
import org.touchstonehub.mdm.source.SourceRecord;
import org.touchstonehub.mdm.stewardship.DecisionId;
import org.touchstonehub.mdm.stewardship.DecisionMade;
import org.touchstonehub.mdm.stewardship.DecisionView;
import org.touchstonehub.mdm.stewardship.RecordPair;
import org.touchstonehub.mdm.stewardship.StewardDecision;
import org.touchstonehub.mdm.stewardship.StewardTask;
import org.touchstonehub.mdm.stewardship.Stewardship;
import org.touchstonehub.mdm.stewardship.TaskId;
import org.touchstonehub.mdm.stewardship.TaskQuery;
import org.touchstonehub.mdm.stewardship.TaskRecord;
import org.touchstonehub.mdm.stewardship.TaskView;
import org.touchstonehub.mdm.stewardship.Verdict;
import org.touchstonehub.mdm.testing.EarlierRelease;
import org.touchstonehub.mdm.testing.GroupMatching;
import org.touchstonehub.mdm.testing.MasterData;

/**
 * A hub that the release of V6 filled, brought up to date. Its code wrote {@code mdm-V6.sql}: on
 * each day from the first of January on something else happened, in the first second; the rows say
 * what.
 */
class UpgradedHubTest {
  private static final EarlierRelease RELEASE =
      EarlierRelease.recorded(
          UpgradedHubTest.class, "mdm-V6.sql", new EarlierRelease.Schema("mdm", "6"));

  private static final String DIGEST =
      "f014ea8cc49ef381d121344720fec4315652c81cca2201cf8c909b32ce16ece6";

  private static final SourceKey A = crm("a");
  private static final SourceKey B = crm("b");
  private static final SourceKey C = crm("c");
  private static final SourceKey D = crm("d");
  private static final SourceKey E = crm("e");
  private static final SourceKey F = crm("f");
  private static final SourceKey G = crm("g");
  private static final SourceKey NEW = crm("new");
  private static final SourceKey ERP_1 = new SourceKey("erp", "1");
  private static final SourceKey ERP_2 = new SourceKey("erp", "2");
  private static final SourceKey ERP_3 = new SourceKey("erp", "3");

  /** The first golden record of each, minted when all of them were matched first. */
  private static final GoldenId OF_A = golden("01a22e30-bed0-79f1-832f-b20ed50e56d1");

  private static final GoldenId OF_B = golden("01a22e30-bed0-79f1-832f-b20ed50e56d2");
  private static final GoldenId OF_C = golden("01a22e30-bed0-79f1-832f-b20ed50e56d3");
  private static final GoldenId OF_D = golden("01a22e30-bed0-79f1-832f-b20ed50e56d4");
  private static final GoldenId OF_E = golden("01a22e30-bed0-79f1-832f-b20ed50e56d5");
  private static final GoldenId OF_F = golden("01a22e30-bed0-79f1-832f-b20ed50e56d6");
  private static final GoldenId OF_G = golden("01a22e30-bed0-79f1-832f-b20ed50e56d7");
  private static final GoldenId OF_H = golden("01a22e30-bed0-79f1-832f-b20ed50e56d8");
  private static final GoldenId OF_ERP_3 = golden("01a22e30-bed0-79f1-832f-b20ed50e56d9");
  private static final GoldenId OF_NEW = golden("01a22e30-c3e0-714b-8fd7-b466f23dc414");
  private static final GoldenId PARTED_A = golden("01a22e30-c8da-72ed-9839-3eb0ff5aa479");

  private static final Map<GoldenId, Set<SourceKey>> PARTITION =
      Map.of(
          OF_A, Set.of(B, C, D, ERP_2),
          OF_E, Set.of(E),
          OF_F, Set.of(F),
          OF_G, Set.of(G),
          OF_ERP_3, Set.of(NEW, ERP_3),
          PARTED_A, Set.of(A, ERP_1));

  private static final UUID A_B = UUID.fromString("01a22e30-c7a2-702b-8f32-4c5b704bd930");
  private static final UUID NOT_A_C = UUID.fromString("01a22e30-c89e-700a-8489-e1b1e008f685");
  private static final UUID NEW_3 = UUID.fromString("01a22e30-c59c-7494-9c85-bef13b4346f4");
  private static final String ANSWERED = "3e4b63d8-a6af-488d-9085-fa1c1197bce1";

  private final MasterData data = new MasterData(RELEASE);
  private final GroupMatching groups = new GroupMatching(data);
  private final Stewardship stewardship = data.stewardship(groups);
  private final Identity identity = new Identity(data.database);

  /** As the application does before its first request. */
  @BeforeEach
  void start() {
    data.hub.clock().advance(Duration.ofDays(20));
    data.hub.run(() -> data.activation.renew("firm"));
  }

  @AfterEach
  void close() {
    data.close();
  }

  private static SourceKey crm(String key) {
    return new SourceKey("crm", key);
  }

  private static GoldenId golden(String id) {
    return new GoldenId(UUID.fromString(id));
  }

  /** At noon of a day in January, when what happened on that day has happened. */
  private static Instant on(int day) {
    return Instant.parse("2026-01-%02dT12:00:00Z".formatted(day));
  }

  @Test
  void golden_records_are_what_they_were() {
    assertThat(data.partition("firm")).isEqualTo(PARTITION);
    assertThat(data.hub.in(() -> data.export.digest("firm"))).isEqualTo(DIGEST);
    assertThat(data.of(G).values().get("city").value()).isEqualTo("York");
    assertThat(data.count("mdm.golden_record where recorded_from > '2026-01-19'"))
        .as("nothing is written anew")
        .isZero();
  }

  @Test
  void a_retired_id_leads_where_it_led_and_a_revived_one_is_active() {
    assertThat(found(OF_B)).isEqualTo(new Found.Retired(OF_B, "firm", List.of(OF_A)));
    assertThat(found(OF_D)).isEqualTo(new Found.Retired(OF_D, "firm", List.of(OF_A)));
    assertThat(found(OF_H)).isEqualTo(new Found.Retired(OF_H, "firm", List.of()));
    assertThat(found(OF_NEW)).isEqualTo(new Found.Retired(OF_NEW, "firm", List.of(OF_ERP_3)));
    assertThat(found(OF_G)).isInstanceOf(Found.Current.class);
    assertThat(data.hub.in(() -> identity.wayFrom(OF_D)))
        .extracting(RetiredStep::id, RetiredStep::successors)
        .containsExactly(tuple(OF_D, List.of(OF_C)), tuple(OF_C, List.of(OF_A)));
    assertThat(data.hub.in(() -> identity.retirementsOf(OF_B)))
        .singleElement()
        .satisfies(
            once -> {
              assertThat(once.retired()).isEqualTo("2026-01-10T00:00:00.059Z");
              assertThat(once.revived()).isNull();
              assertThat(once.successors()).containsExactly(OF_A);
            });
  }

  @Test
  void links_and_redirects_are_told_as_of_days_before_the_upgrade() {
    assertThat(Stream.of(1, 2, 3).map(day -> home(G, day))).containsExactly(OF_G, OF_F, OF_G);
    assertThat(Stream.of(9, 10, 11, 12).map(day -> home(B, day)))
        .containsExactly(OF_B, OF_A, OF_A, OF_A);
    assertThat(Stream.of(1, 11, 12).map(day -> home(A, day))).containsExactly(OF_A, OF_A, PARTED_A);
    assertThat(data.hub.in(() -> identity.successorsOf(OF_B, on(9)))).isEmpty();
    assertThat(data.hub.in(() -> identity.successorsOf(OF_B, on(10)))).containsExactly(OF_A);
    assertThat(data.hub.in(() -> data.golden.find(OF_F, on(1))).orElseThrow().sources())
        .containsExactly(F);
    assertThat(data.hub.in(() -> data.golden.find(OF_F, on(2))).orElseThrow().sources())
        .containsExactly(F, G);
  }

  @Test
  void every_version_of_a_source_record_is_there() {
    assertThat(data.hub.in(() -> data.records.history(G)))
        .extracting(version -> version.attributes().get("name"))
        .containsExactly("Gil & Sons Ltd", "Gil & Co Ltd", "Gil Ltd", "Gil Ltd");
    List<SourceRecord> deleted = data.hub.in(() -> data.records.history(crm("h")));
    assertThat(deleted).extracting(SourceRecord::deleted).containsExactly(true, false);
  }

  @Test
  void decisions_stand_or_do_not_as_they_did() {
    Constraints binding = data.hub.in(() -> data.decisions.constraints("firm"));
    assertThat(binding.mustLink()).containsExactlyInAnyOrder(pair(B, C), pair(NEW, ERP_3));
    assertThat(binding.cannotLink())
        .containsExactlyInAnyOrder(pair(A, C), pair(A, NEW), pair(E, G));
    DecisionView suspended = data.hub.in(() -> data.decisions.find(new DecisionId(A_B)));
    assertThat(suspended.state()).isEqualTo(StewardDecision.State.SUSPENDED);
    assertThat(suspended.suspendedBy()).isEqualTo(new DecisionId(NOT_A_C));
    assertThat(suspended.comment()).isEqualTo("first thought");
  }

  @Test
  void what_was_decided_is_told_as_of_days_before_the_upgrade() {
    assertThat(decided(6)).isEqualTo(Constraints.NONE);
    assertThat(decided(7)).isEqualTo(of(List.of(pair(NEW, ERP_3)), List.of()));
    assertThat(decided(10))
        .isEqualTo(of(List.of(pair(A, B), pair(NEW, ERP_3)), List.of(pair(A, NEW))));
    assertThat(decided(12))
        .as("a and b: suspended")
        .isEqualTo(of(List.of(pair(B, C), pair(NEW, ERP_3)), List.of(pair(A, C), pair(A, NEW))));
    assertThat(decided(13).mustLink()).contains(pair(E, ERP_2));
    assertThat(decided(14).mustLink()).as("withdrawn").doesNotContain(pair(E, ERP_2));
    assertThat(decided(15).mustLink()).contains(pair(E, G));
    assertThat(decided(16).mustLink()).as("suspended").doesNotContain(pair(E, G));
    assertThat(decided(16).cannotLink()).contains(pair(E, G));
    assertThat(decided(18))
        .as("withdrawn after that")
        .isEqualTo(
            of(
                List.of(pair(B, C), pair(NEW, ERP_3)),
                List.of(pair(A, C), pair(A, NEW), pair(E, G))));
  }

  @Test
  void each_decision_has_one_state_at_a_time() {
    assertThat(
            data.count(
                """
                mdm.steward_decision d where (
                  select string_agg(s.state, ' ' order by s.recorded_from) from mdm.steward_decision_state s
                  where s.decision_id = d.id and s.recorded_to is null) is distinct from d.state"""))
        .isZero();
    assertThat(
            data.count(
                """
                mdm.steward_decision_state s join mdm.steward_decision_state n
                  on n.decision_id = s.decision_id and n.id <> s.id
                    and n.recorded_from < s.recorded_to and s.recorded_from < n.recorded_to"""))
        .isZero();
  }

  @Test
  void tasks_are_open_answered_or_closed_as_they_were() {
    assertThat(open())
        .extracting(TaskView::kind, UpgradedHubTest::records, TaskView::priority)
        .as("urgent by the records that they are about, as tasks of today are")
        .contains(
            tuple(TaskKind.CONTRADICTION, List.of(A, C), 0.5 * 6),
            tuple(TaskKind.POSSIBLE_MATCH, List.of(E, F), 0.6 * 2));
    TaskView answered = task(ANSWERED);
    assertThat(answered.state()).isEqualTo(StewardTask.State.DECIDED);
    assertThat(answered.answer()).isEqualTo(StewardTask.Answer.MATCH);
    assertThat(answered.answeredBy()).isEqualTo("sue");
    assertThat(answered.decision()).isEqualTo(new DecisionId(NEW_3));
    assertThat(data.count("mdm.steward_task where state = 'CLOSED' and answer is null"))
        .isEqualTo(2);
    assertThat(data.count("mdm.steward_task_version where recorded_from < '2026-01-19'"))
        .as("what is known of tasks begins with the state that they were in")
        .isEqualTo(6);
  }

  @Test
  void numbers_that_golden_records_share_are_asked_about_from_the_start() {
    assertThat(open())
        .filteredOn(task -> task.kind() == TaskKind.SHARED_IDENTIFIER)
        .extracting(UpgradedHubTest::records)
        .containsExactly(List.of(B, ERP_3));
  }

  @Test
  void a_task_of_before_is_answered() {
    TaskView task =
        open().stream()
            .filter(one -> one.kind() == TaskKind.POSSIBLE_MATCH)
            .findFirst()
            .orElseThrow();

    data.hub.run(() -> stewardship.decide(task.id(), Verdict.MATCH, "sam", "", task.revision()));

    assertThat(data.idOf(E)).isEqualTo(data.idOf(F));
    assertThat(data.hub.in(() -> data.tasks.find(task.id())).answeredBy()).isEqualTo("sam");
  }

  @Test
  void a_decision_of_before_is_withdrawn_and_what_it_suspended_holds_again() {
    data.hub.run(() -> stewardship.withdraw(new DecisionId(NOT_A_C), "sam"));

    assertThat(data.of(A).sources()).containsExactlyInAnyOrder(A, B, C, D, ERP_1, ERP_2);
    assertThat(open()).extracting(TaskView::kind).doesNotContain(TaskKind.CONTRADICTION);
    assertThat(decided(12).cannotLink()).as("as it was then").contains(pair(A, C));
    assertThat(decided(25).mustLink()).contains(pair(A, B), pair(B, C));
  }

  @Test
  void a_decision_that_contradicts_one_of_before_suspends_it() {
    DecisionMade made =
        data.hub.in(
            () ->
                stewardship.decide(
                    "firm", RecordPair.of(NEW, ERP_3), Verdict.NO_MATCH, "sam", "no"));

    assertThat(made.suspended()).containsExactly(new DecisionId(NEW_3));
    assertThat(data.idOf(ERP_3)).isEqualTo(OF_ERP_3);
    assertThat(data.idOf(NEW)).as("it was this before").isEqualTo(OF_NEW);
  }

  @Test
  void records_are_written_on() {
    data.put(G, "name", "Gil & Daughters Ltd", "city", "York", "group", "7");
    data.put(crm("h"), "name", "Hal Ltd", "city", "Lyon", "group", "8");

    assertThat(data.hub.in(() -> data.records.find(G)).orElseThrow().version()).isEqualTo(5);
    assertThat(data.of(G).id()).isEqualTo(OF_G);
    assertThat(data.of(G).values().get("name").value()).isEqualTo("Gil & Daughters Ltd");
    assertThat(data.of(crm("h")).sources()).containsExactly(crm("h"));
  }

  @Test
  void the_next_batch_changes_nothing() {
    groups.match("firm");

    assertThat(data.partition("firm")).isEqualTo(PARTITION);
    assertThat(data.count("mdm.link_plan")).as("plans of before are gone").isZero();
  }

  @Test
  void what_became_of_a_file_is_told() {
    UUID ingest = UUID.fromString("01a22e30-b9e9-79fe-963a-6726e7d693bf");

    IngestReport report = data.hub.in(() -> data.files.report("crm", ingest));

    assertThat(report.records()).isEqualTo(9);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.firstRejects()).extracting(row -> row.line()).containsExactly(9L);
    assertThat(report.untakenColumns()).hasSize(1);
  }

  @Test
  void an_answer_to_a_task_that_was_remembered_is_given_again_in_the_form_of_today() {
    RememberedRequests requests =
        new RememberedRequests(
            data.database,
            data.hub.transactions(),
            Clock.fixed(Instant.parse("2026-01-07T01:00:00Z"), ZoneOffset.UTC));

    Answer task =
        requests.once(
            new RequestName("sue", "decideStewardTask " + ANSWERED, "k-1"),
            new byte[] {1, 2, 3},
            UpgradedHubTest::notAgain);
    Answer file =
        requests.once(
            new RequestName("loader", "loadFile crm", "k-2"),
            new byte[] {4},
            UpgradedHubTest::notAgain);

    assertThat(task.body()).startsWith("{\"status\" : 200, \"made\" : {\"id\":\"" + NEW_3 + "\",");
    assertThat(file)
        .isEqualTo(
            new Answer(
                200,
                Map.of("Location", "/api/v1/source-systems/crm/files/1"),
                "{\"records\":9}",
                true));
  }

  private static Answer notAgain() {
    throw new AssertionError("it was done before");
  }

  private Found found(GoldenId id) {
    return data.hub.in(() -> data.golden.find(id));
  }

  private GoldenId home(SourceKey record, int day) {
    return data.hub.in(() -> identity.homeOf(record, on(day))).orElseThrow();
  }

  private Constraints decided(int day) {
    return data.hub.in(() -> identity.decidedAt("firm", on(day)));
  }

  private static Constraints of(List<Constraints.Pair> must, List<Constraints.Pair> cannot) {
    return new Constraints(must, cannot);
  }

  private static Constraints.Pair pair(SourceKey a, SourceKey b) {
    return new Constraints.Pair(a, b);
  }

  private List<TaskView> open() {
    return data.hub.in(() -> data.tasks.list(TaskQuery.of(List.of("firm")), null, 100)).tasks();
  }

  private TaskView task(String id) {
    return data.hub.in(() -> data.tasks.find(new TaskId(UUID.fromString(id))));
  }

  private static List<SourceKey> records(TaskView task) {
    return task.records().stream().map(TaskRecord::source).toList();
  }
}
