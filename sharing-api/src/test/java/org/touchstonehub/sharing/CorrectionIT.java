package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

/** What stewards say of values, and locks, over REST. */
@ArquillianTest
class CorrectionIT extends OnCustomers {
  private static final String SYSTEM = "parish";
  private static final String REASON = "\"reason\":\"seen the papers\"}";

  CorrectionIT() {
    super(SYSTEM);
  }

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  @BeforeAll
  static void register() {
    SharedHub.client().register(SYSTEM, "customer");
  }

  private static String city(JsonNode golden) {
    return golden.at("/attributes/city").asText();
  }

  private static String rule(JsonNode golden) {
    return golden.at("/provenance/city/rule").asText();
  }

  private Reply command(String name, JsonNode on, String body) {
    return steward.with("If-Match", tag(on)).post(GOLDEN + id(on) + "/" + name, body);
  }

  private Reply undo(Reply done) {
    return ok(
        steward.post(
            "/api/v1/commands/" + done.text("/command") + "/undo",
            "{\"reason\":\"second thoughts\"}"));
  }

  private static Reply ok(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(reply.header("Touchstone-Decision")).isNotEmpty();
    return reply;
  }

  private static void assertProblem(Reply reply, int status, String problem) {
    assertThat(reply.problem()).as(reply.toString()).isEqualTo(problem);
    assertThat(reply.status()).isEqualTo(status);
  }

  /** What is told of a golden record but how often and when it was written. */
  private static JsonNode lasting(JsonNode golden) {
    ObjectNode lasting = golden.deepCopy();
    lasting.remove(List.of("version", "recordedAt"));
    return lasting;
  }

  /** What a preview and the answer when it is done have alike. */
  private static JsonNode comparable(Reply answer) {
    ObjectNode effect = answer.json().deepCopy();
    effect.remove(List.of("command", "touched", "links", "corrections"));
    for (JsonNode one : effect.at("/golden")) {
      ObjectNode after = (ObjectNode) one.at("/after");
      after.remove(List.of("recordedAt", "sources", "provenance"));
    }
    return effect;
  }

  private static String city(String value) {
    return "{\"attributes\":{\"city\":" + value + "}," + REASON;
  }

  private static String pinned(String value, Instant until) {
    return "{\"attributes\":{\"city\":\"%s\"},\"until\":\"%s\",%s".formatted(value, until, REASON);
  }

  @Test
  void an_edit_is_shown_first_wins_and_is_undone_to_what_was() {
    put("E-1", "Leocadia", "Brankovic", "Lugo", "1951-03-17");
    JsonNode before = of("E-1");

    Reply preview = ok(command("edit?preview=true", before, city("\"Ourense\"")));
    assertThat(preview.json().has("command")).isFalse();
    assertThat(preview.json().has("touched")).isTrue();
    assertThat(of("E-1")).as("a preview changes nothing").isEqualTo(before);
    Reply done = ok(command("edit", before, city("\"Ourense\"")));

    assertThat(comparable(done)).isEqualTo(comparable(preview));
    for (Reply told : List.of(preview, done)) {
      assertThat(told.text("/corrections/0/change")).isEqualTo("made");
      assertThat(told.text("/corrections/0/source/system")).isEqualTo("steward-customer");
      assertThat(told.text("/corrections/0/values/0/attribute")).isEqualTo("city");
      assertThat(told.text("/corrections/0/values/0/holds")).isEqualTo("until-undone");
      assertThat(told.json().at("/corrections/0/values/0/inForce").asBoolean()).isTrue();
      assertThat(told.text("/corrections/0/values/0/wins/rule")).isEqualTo("steward");
    }
    JsonNode after = of("E-1");
    assertThat(city(after)).isEqualTo("Ourense");
    assertThat(after.at("/provenance/city/source"))
        .isEqualTo(done.json().at("/corrections/0/source"));
    assertThat(after.at("/sources")).hasSize(2);
    assertThat(ok(steward.get("/api/v1/commands/" + done.text("/command"))).json().at("/effect"))
        .isEqualTo(done.json());

    put("E-1", "Leocadia", "Brankovic", "Vigo", "1951-03-17");
    assertThat(city(of("E-1"))).as("a later version of the source").isEqualTo("Ourense");
    put("E-1", "Leocadia", "Brankovic", "Lugo", "1951-03-17");
    Reply undone = undo(done);
    assertThat(undone.text("/corrections/0/change")).isEqualTo("ended");
    assertThat(undone.text("/corrections/0/values/0/wins/source/key")).isEqualTo("E-1");
    assertThat(city(of("E-1"))).isEqualTo("Lugo");
    assertThat(of("E-1").at("/sources")).isEqualTo(before.at("/sources"));
  }

  @Test
  void a_command_that_is_undone_gives_back_exactly_what_was() {
    put("U-1", "Hyacinth", "Oyelaran", "Abeokuta", "1949-05-02");
    JsonNode before = of("U-1");
    Instant until = Instant.now().plus(Duration.ofHours(1));

    Reply withheld = ok(command("edit", before, city("null")));
    assertThat(of("U-1").at("/attributes").has("city")).isFalse();
    undo(withheld);
    assertThat(lasting(of("U-1"))).isEqualTo(lasting(before));

    Reply pinned = ok(command("pin", of("U-1"), pinned("Ilaro", until)));
    assertThat(city(of("U-1"))).isEqualTo("Ilaro");
    JsonNode whilePinned = of("U-1");
    Reply unpinned = ok(command("unpin", whilePinned, "{\"attribute\":\"city\"," + REASON));
    assertThat(lasting(of("U-1"))).isEqualTo(lasting(before));
    undo(unpinned);
    JsonNode again = of("U-1");
    assertThat(again.at("/attributes")).isEqualTo(whilePinned.at("/attributes"));
    assertThat(again.at("/sources")).isEqualTo(whilePinned.at("/sources"));
    undo(pinned);
    assertThat(lasting(of("U-1"))).isEqualTo(lasting(before));
  }

  @Test
  void a_pin_beats_an_edit_and_says_so_and_holds_through_puts_and_batches() {
    put("P-1", "Ferapont", "Lindemann", "Torun", "1947-09-28");
    Instant until = Instant.now().plus(Duration.ofHours(1));
    Reply pinned = ok(command("pin", of("P-1"), pinned("Gdynia", until)));
    assertThat(Instant.parse(pinned.text("/corrections/0/until")))
        .isEqualTo(until.truncatedTo(ChronoUnit.MICROS));
    assertThat(pinned.text("/corrections/0/values/0/holds")).isEqualTo("until-date");

    Reply edit = ok(command("edit?preview=true", of("P-1"), city("\"Sopot\"")));
    assertThat(edit.json().at("/corrections/0/values/0/inForce").asBoolean(true)).isFalse();
    assertThat(edit.text("/corrections/0/values/0/wins/rule")).isEqualTo("pin");
    assertThat(edit.json().at("/corrections/0/values/0/wins/source"))
        .isEqualTo(pinned.json().at("/corrections/0/source"));
    ok(command("edit", of("P-1"), city("\"Sopot\"")));

    put("P-1", "Ferapont", "Lindemann", "Elblag", "1947-09-28");
    assertThat(city(of("P-1"))).isEqualTo("Gdynia");
    SharedHub.client().match("customer");
    assertThat(city(of("P-1"))).isEqualTo("Gdynia");
    assertThat(rule(of("P-1"))).isEqualTo("pin");

    ok(command("unpin", of("P-1"), "{\"attribute\":\"city\"," + REASON));
    assertThat(city(of("P-1"))).isEqualTo("Sopot");
    assertProblem(command("unpin", of("P-1"), "{\"attribute\":\"city\"," + REASON), 400, "unpin");
  }

  @Test
  void a_pin_ends_by_itself() {
    put("P-2", "Apollonia", "Stavridis", "Volos", "1952-12-04");
    JsonNode before = of("P-2");
    ok(command("pin", before, pinned("Larissa", Instant.now().plus(Duration.ofSeconds(4)))));
    assertThat(city(of("P-2"))).isEqualTo("Larissa");

    await().atMost(Duration.ofMinutes(1)).until(() -> city(of("P-2")).equals("Volos"));

    assertThat(of("P-2").at("/sources")).isEqualTo(before.at("/sources"));
    assertProblem(
        command("pin", of("P-2"), pinned("Larissa", Instant.now().minusSeconds(1))), 400, "pin");
  }

  @Test
  void a_lock_keeps_records_out_of_a_golden_record_through_puts_and_batches() {
    put("L-1", "Thaddeus", "Wojciechowski", "Zamosc", "1938-06-21");
    JsonNode locked = of("L-1");
    Reply preview = ok(command("lock?preview=true", locked, "{" + REASON));
    Reply done = ok(command("lock", locked, "{" + REASON));
    for (Reply told : List.of(preview, done)) {
      assertThat(told.json().at("/golden")).isEmpty();
      assertThat(told.text("/locks/0/golden")).isEqualTo(id(locked));
      assertThat(told.text("/locks/0/change")).isEqualTo("locked");
      assertThat(told.text("/locks/0/sources/0/key")).isEqualTo("L-1");
    }
    assertThat(preview.json().at("/touched").has("readings")).isTrue();

    put("L-2", "Thaddeus", "Wojciechowski", "Zamosc", "1938-06-21");
    assertThat(id(of("L-2"))).isNotEqualTo(id(locked));
    SharedHub.client().match("customer");
    assertThat(id(of("L-2"))).isNotEqualTo(id(locked));
    assertThat(of("L-1")).isEqualTo(locked);
    put("L-1", "Thaddeus", "Wojciechowski", "Lublin", "1938-06-21");
    assertThat(id(of("L-1"))).isEqualTo(id(locked));
    assertThat(city(of("L-1"))).as("its values may change").isEqualTo("Lublin");
    JsonNode now = of("L-1");
    assertProblem(command("lock", now, "{" + REASON), 409, "golden-record-locked");
    assertProblem(
        command(
            "merge",
            now,
            "{\"with\":[{\"id\":\"%s\",\"version\":%s}],%s"
                .formatted(id(of("L-2")), of("L-2").at("/version"), REASON)),
        409,
        "golden-record-locked");

    put("L-1", "Thaddeus", "Wojciechowski", "Zamosc", "1938-06-21");
    Reply unlocked = ok(command("unlock", of("L-1"), "{" + REASON));
    assertThat(unlocked.text("/locks/0/change")).isEqualTo("unlocked");
    assertThat(id(of("L-2"))).as("matched at once").isEqualTo(id(of("L-1")));
    assertProblem(command("unlock", of("L-1"), "{" + REASON), 409, "golden-record-not-locked");
    undo(unlocked);
    assertThat(id(of("L-1"))).as("locked and apart again").isNotEqualTo(id(of("L-2")));
    assertProblem(command("lock", of("L-1"), "{" + REASON), 409, "golden-record-locked");
  }

  @Test
  void who_saw_another_version_or_sends_nonsense_changes_nothing() {
    put("S-1", "Bonaventura", "Quispe", "Puno", "1944-01-30");
    JsonNode golden = of("S-1");
    String edit = GOLDEN + id(golden) + "/edit";
    Hub stale = steward.with("If-Match", "\"7\"");

    assertProblem(steward.post(edit, city("\"x\"")), 428, "version-missing");
    for (String name : List.of("edit", "edit?preview=true")) {
      assertProblem(
          stale.post(GOLDEN + id(golden) + "/" + name, city("\"x\"")), 412, "golden-record-stale");
    }
    for (String name : List.of("lock", "unlock")) {
      assertProblem(
          stale.post(GOLDEN + id(golden) + "/" + name, "{" + REASON), 412, "golden-record-stale");
    }
    assertProblem(command("edit", golden, "{\"attributes\":{}," + REASON), 400, "edit");
    assertProblem(command("edit", golden, "{" + REASON), 400, "command-member");
    assertProblem(command("edit", golden, city("\" \"")), 400, "edit");
    assertProblem(
        command("edit", golden, "{\"attributes\":{\"colour\":\"red\"}," + REASON), 400, "edit");
    assertProblem(
        command("pin", golden, "{\"attributes\":{\"city\":\"x\"},\"until\":\"soon\"," + REASON),
        400,
        "instant");
    assertProblem(command("lock", golden, "{\"reason\":\" \"}"), 400, "reason");
    assertThat(of("S-1")).isEqualTo(golden);
  }

  @Test
  void only_stewards_of_the_domain_may_and_nobody_else_sees_who_is_there() {
    put("W-1", "Philomena", "Akinwande", "Osogbo", "1941-08-08");
    JsonNode golden = of("W-1");
    String never = "01890000-0000-7000-8000-" + UUID.randomUUID().toString().substring(24);

    for (String grant : List.of("steward:supplier", "application:customer")) {
      String first = null;
      for (String id : List.of(id(golden), never)) {
        for (String name : List.of("edit", "edit?preview=true", "lock", "lock?preview=true")) {
          String body = name.startsWith("edit") ? city("\"x\"") : "{" + REASON;
          Reply refused =
              SharedHub.client()
                  .as(grant)
                  .with("If-Match", "\"1\"")
                  .post(GOLDEN + id + "/" + name, body);
          String told = refused.status() + " " + refused.problem();
          if (first == null) first = told;
          assertThat(told).isEqualTo(first).matches("40[34] (golden-record|role-missing)");
        }
      }
    }
    assertThat(of("W-1")).isEqualTo(golden);
  }

  @Test
  void a_key_makes_an_edit_be_done_once() {
    put("K-1", "Euphrosyne", "Haldane", "Nairn", "1936-10-11");
    JsonNode golden = of("K-1");
    Hub once = steward.with("If-Match", tag(golden)).with("Idempotency-Key", "edit-" + id(golden));
    String path = GOLDEN + id(golden) + "/edit";

    Reply done = ok(once.post(path, city("null")));
    Reply again = ok(once.post(path, city("null")));

    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.json()).isEqualTo(done.json());
    assertProblem(
        once.post(path, "{\"attributes\":{\"birth_date\":null}," + REASON),
        422,
        "idempotency-key-reused");
  }
}
