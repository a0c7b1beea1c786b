package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

/** What stewards do to golden records over REST. */
@ArquillianTest
class CommandIT extends OnCustomers {
  private static final String SYSTEM = "guild";
  private static final String BECAUSE = ",\"reason\":\"asked by telephone\"}";
  private static final AtomicInteger RECORDS = new AtomicInteger();

  /** Nobody's names, so that no match finds them alike. */
  private static final List<String> NAMES =
      List.of(
          ("Quill Zamorin Bexley Thackeray Ovando Ludwigsen Farquhar Ngugi Ishikawa Wyvern"
                  + " Dragomir Castellan Jernigan Eriksdotter Pemberley Haverstock Kuznetsov Mirabeau Yttrium Appleyard"
                  + " Vandermeer Szymanski Rasmussen Underhill Grimaldi Tolliver Oberhofer Lindqvist Baptiste Cavendish"
                  + " Delacroix Fitzgibbon Holloway Ingersoll Kirkpatrick Montague Nightshade Overbeck Prendergast Quarrington")
              .split(" "));

  CommandIT() {
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

  /** A new golden record of one new source record, of nobody like another. */
  private JsonNode golden() {
    int n = RECORDS.getAndIncrement();
    String key = "G-" + n;
    SharedHub.client()
        .put(
            SYSTEM,
            key,
            "{\"given_name\":\"%s\",\"family_name\":\"%s\",\"city\":\"%s\",\"birth_date\":\"%d-0%d-1%d\"}"
                .formatted(
                    name(n * 7 + 3), name(n), name(n * 11 + 5), 1930 + n, 1 + n % 9, n % 10));
    return of(key);
  }

  /** Each name forwards, and then each backwards: there are more records than names. */
  private static String name(int number) {
    String name = NAMES.get(number % NAMES.size());
    boolean isBackwards = RECORDS.get() > NAMES.size();
    return isBackwards ? new StringBuilder(name).reverse().toString() : name;
  }

  private static String key(JsonNode golden) {
    return golden.at("/sources/0/key").asText();
  }

  private static String seen(JsonNode golden) {
    return "{\"id\":\"%s\",\"version\":%s}".formatted(id(golden), golden.at("/version").asText());
  }

  private static String mergeWith(JsonNode... others) {
    List<String> with = new ArrayList<>();
    for (JsonNode other : others) with.add(seen(other));
    return "{\"with\":[" + String.join(",", with) + "]" + BECAUSE;
  }

  private Reply command(String name, JsonNode on, String body) {
    return steward.with("If-Match", tag(on)).post(GOLDEN + id(on) + "/" + name, body);
  }

  private static Reply ok(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(reply.header("Touchstone-Decision")).isNotEmpty();
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    return reply;
  }

  private JsonNode merged(JsonNode... golden) {
    JsonNode[] others = new JsonNode[golden.length - 1];
    System.arraycopy(golden, 1, others, 0, others.length);
    ok(command("merge", golden[0], mergeWith(others)));
    return of(key(golden[0]));
  }

  /** What is told of a golden record but how often and when it was written. */
  private static JsonNode lasting(JsonNode golden) {
    ObjectNode lasting = golden.deepCopy();
    lasting.remove(List.of("version", "recordedAt"));
    return lasting;
  }

  /** A preview and the answer when it is done alike: no command, no instants, nobody touched. */
  private static JsonNode comparable(Reply answer) {
    ObjectNode effect = answer.json().deepCopy();
    effect.remove(List.of("command", "touched"));
    for (JsonNode one : effect.at("/golden")) {
      if (one.at("/after") instanceof ObjectNode after) after.remove("recordedAt");
      if (one.at("/change").asText().equals("created")) {
        ((ObjectNode) one).remove("id");
        ((ObjectNode) one.at("/after")).remove("id");
      }
    }
    // what is asked has an id only when it is
    for (JsonNode task : effect.at("/tasks")) {
      if (task.at("/change").asText().equals("opened")) ((ObjectNode) task).remove("task");
    }
    return effect;
  }

  private static List<String> changes(Reply answer) {
    return answer.json().at("/golden").findValuesAsText("change").stream().sorted().toList();
  }

  private static JsonNode golden(Reply answer, String change) {
    for (JsonNode one : answer.json().at("/golden")) {
      if (one.at("/change").asText().equals(change)) return one;
    }
    throw new AssertionError("nothing was " + change + ": " + answer);
  }

  private static List<String> keys(JsonNode golden) {
    return golden.at("/sources").findValuesAsText("key").stream().sorted().toList();
  }

  private Reply undo(Reply done) {
    return steward.post(
        "/api/v1/commands/" + done.text("/command") + "/undo", "{\"reason\":\"second thoughts\"}");
  }

  @Test
  void a_merge_does_what_its_preview_says_and_its_undo_gives_back_what_was() {
    JsonNode a = golden();
    JsonNode b = golden();

    Reply preview = ok(command("merge?preview=true", a, mergeWith(b)));
    assertThat(preview.json().has("command")).isFalse();
    assertThat(of(key(a))).as("a preview changes nothing").isEqualTo(a);
    Reply done = ok(command("merge", a, mergeWith(b)));

    assertThat(comparable(done)).isEqualTo(comparable(preview));
    assertThat(changes(done)).containsExactly("changed", "retired");
    JsonNode kept = golden(done, "changed");
    assertThat(kept.at("/after")).isEqualTo(of(key(a))).isEqualTo(of(key(b)));
    assertThat(keys(kept.at("/after"))).containsExactly(key(a), key(b));
    assertThat(List.of(a, b)).contains(kept.at("/before"));
    JsonNode gone = golden(done, "retired");
    assertThat(gone.at("/successors/0")).isEqualTo(kept.at("/id"));
    assertThat(gone.has("after")).isFalse();
    assertThat(done.json().at("/links")).hasSize(1);
    assertThat(done.json().at("/links/0/from")).isEqualTo(gone.at("/id"));
    assertThat(done.json().at("/links/0/to")).isEqualTo(kept.at("/id"));

    Reply undone = ok(undo(done));
    assertThat(changes(undone)).containsExactly("changed", "revived");
    assertThat(lasting(of(key(a)))).isEqualTo(lasting(a));
    assertThat(lasting(of(key(b)))).isEqualTo(lasting(b));
    assertThat(undo(done).problem()).isEqualTo("command-undone");
    ok(undo(undone));
    assertThat(lasting(of(key(a)))).isEqualTo(lasting(kept.at("/after")));
  }

  @Test
  void a_split_makes_its_parts_and_leaves_the_rest_together() {
    JsonNode a = golden();
    JsonNode b = golden();
    JsonNode c = golden();
    JsonNode d = golden();
    JsonNode all = merged(a, b, c, d);
    String body = "{\"parts\":[[%s],[%s]]%s".formatted(source(key(a)), source(key(b)), BECAUSE);

    Reply preview = ok(command("split?preview=true", all, body));
    Reply done = ok(command("split", all, body));

    assertThat(changes(done)).isEqualTo(changes(preview));
    assertThat(keys(of(key(a)))).containsExactly(key(a));
    assertThat(keys(of(key(b)))).containsExactly(key(b));
    assertThat(keys(of(key(c)))).containsExactly(key(c), key(d)).isEqualTo(keys(of(key(d))));
    assertThat(new TreeSet<>(List.of(id(of(key(a))), id(of(key(b))), id(of(key(c))))))
        .hasSize(3)
        .contains(id(all));
    ok(undo(done));
    assertThat(lasting(of(key(d)))).isEqualTo(lasting(all));
    JsonNode again = of(key(d));
    assertThat(command("split", again, "{\"parts\":[]" + BECAUSE).problem()).isEqualTo("split");
    String stranger = "{\"parts\":[[%s]]%s".formatted(source("nobody"), BECAUSE);
    assertThat(command("split", again, stranger).problem()).isEqualTo("split");
  }

  @Test
  void records_move_to_another_golden_record() {
    JsonNode a = golden();
    JsonNode b = golden();
    JsonNode both = merged(a, b);
    JsonNode c = golden();
    String body = "{\"records\":[%s],\"to\":%s%s".formatted(source(key(b)), seen(c), BECAUSE);

    Reply preview = ok(command("move?preview=true", both, body));
    Reply done = ok(command("move", both, body));

    assertThat(comparable(done)).isEqualTo(comparable(preview));
    assertThat(keys(of(key(c)))).containsExactly(key(b), key(c));
    assertThat(keys(of(key(a)))).containsExactly(key(a));
    ok(undo(done));
    assertThat(lasting(of(key(a)))).isEqualTo(lasting(both));
    assertThat(lasting(of(key(c)))).isEqualTo(lasting(c));
  }

  @Test
  void an_unmerge_gives_the_retired_id_back() {
    JsonNode a = golden();
    JsonNode b = golden();
    JsonNode both = merged(a, b);
    JsonNode gone = id(both).equals(id(a)) ? b : a;
    String body = "{\"retired\":\"%s\"%s".formatted(id(gone), BECAUSE);

    Reply done = ok(command("unmerge", both, body));

    assertThat(golden(done, "revived").at("/id").asText()).isEqualTo(id(gone));
    assertThat(lasting(of(key(gone)))).isEqualTo(lasting(gone));
    assertThat(command("unmerge", of(key(a)), body).problem()).isEqualTo("unmerge");
  }

  @Test
  void a_command_needs_the_versions_that_were_read() {
    JsonNode a = golden();
    JsonNode b = golden();
    String path = GOLDEN + id(a) + "/merge";
    String stale = mergeWith(b).replace("\"version\":1", "\"version\":7");

    assertProblem(steward.post(path, mergeWith(b)), 428, "version-missing");
    assertProblem(
        steward.with("If-Match", "\"9\"").post(path, mergeWith(b)), 412, "golden-record-stale");
    assertProblem(
        steward.with("If-Match", "W/\"1\"").post(path, mergeWith(b)), 412, "version-stale");
    assertProblem(steward.with("If-Match", "*").post(path, mergeWith(b)), 400, "version-malformed");
    assertProblem(command("merge", a, stale), 412, "golden-record-stale");
    assertProblem(command("merge?preview=true", a, stale), 412, "golden-record-stale");
    assertProblem(command("merge", a, mergeWith(a)), 400, "merge");
    assertProblem(
        command("merge", a, mergeWith(b).replace("asked by telephone", " ")), 400, "reason");
    assertProblem(command("merge", a, "{\"with\":[null]" + BECAUSE), 400, "golden-record-version");
    assertProblem(command("merge", a, "{\"reason\":\"x\"}"), 400, "command-member");
    assertThat(of(key(a))).isEqualTo(a);
    assertThat(of(key(b))).isEqualTo(b);
  }

  @Test
  void the_tag_of_a_read_is_taken_whole_and_still_tells_what_was_seen() {
    JsonNode a = golden();
    JsonNode b = golden();
    Reply read = steward.get(GOLDEN + id(a));
    String tag = read.header("ETag");

    assertThat(tag).matches("\"1-[0-9a-f]{32}\"");
    assertThat(steward.with("If-None-Match", tag).get(GOLDEN + id(a)).status()).isEqualTo(304);
    ok(steward.with("If-Match", tag).post(GOLDEN + id(a) + "/merge", mergeWith(b)));
    assertProblem(
        steward.with("If-Match", tag).post(GOLDEN + id(of(key(a))) + "/merge", mergeWith(golden())),
        412,
        "golden-record-stale");
  }

  @Test
  void a_request_with_a_key_is_done_once_and_told_anew() {
    JsonNode a = golden();
    JsonNode b = golden();
    Hub once = steward.with("If-Match", tag(a)).with("Idempotency-Key", "merge-" + id(a));
    String path = GOLDEN + id(a) + "/merge";

    ok(once.post(path + "?preview=true", mergeWith(b)));
    Reply done = ok(once.post(path, mergeWith(b)));
    Reply again = ok(once.post(path, mergeWith(b)));

    assertThat(done.header("Idempotency-Replayed")).isEmpty();
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.json()).isEqualTo(done.json());
    assertThat(again.header("Touchstone-Decision"))
        .as("a decision of its own")
        .isNotEqualTo(done.header("Touchstone-Decision"));
    assertProblem(once.post(path, mergeWith(golden())), 422, "idempotency-key-reused");
    assertProblem(once.as("steward:supplier").post(path, mergeWith(b)), 404, "golden-record");
    assertProblem(once.as("application:customer").post(path, mergeWith(b)), 403, "role-missing");
  }

  @Test
  void who_may_not_know_of_a_record_sees_no_difference() {
    JsonNode a = golden();
    JsonNode b = golden();
    JsonNode both = merged(a, b);
    String retired = id(both).equals(id(a)) ? id(b) : id(a);
    String never = "01890000-0000-7000-8000-" + UUID.randomUUID().toString().substring(24);
    for (String grant : List.of("steward:supplier", "application:customer")) {
      Hub other = SharedHub.client().as(grant).with("If-Match", "\"1\"");
      String first = null;
      for (String id : List.of(id(both), retired, never)) {
        for (String flag : List.of("", "?preview=true")) {
          Reply refused = other.post(GOLDEN + id + "/merge" + flag, mergeWith(golden()));
          String told = refused.status() + " " + refused.problem();
          if (first == null) first = told;
          assertThat(told).isEqualTo(first).matches("40[34] (golden-record|role-missing)");
        }
      }
    }
    assertProblem(
        steward.with("If-Match", "\"1\"").post(GOLDEN + never + "/merge", mergeWith(a)),
        404,
        "golden-record");
  }

  @Test
  void a_retired_id_leads_a_steward_to_its_successor() {
    JsonNode a = golden();
    JsonNode b = golden();
    JsonNode c = golden();
    JsonNode both = merged(a, b);
    JsonNode gone = id(both).equals(id(a)) ? b : a;

    Reply on = command("merge", gone, mergeWith(c));
    Reply with = command("merge", c, mergeWith(gone));

    for (Reply refused : List.of(on, with)) {
      assertProblem(refused, 409, "golden-record-retired");
      assertThat(refused.text("/choices/0")).isEqualTo(id(both));
    }
  }

  @Test
  void commands_are_listed_and_read_with_what_they_did_then() {
    JsonNode a = golden();
    JsonNode b = golden();
    Reply done = ok(command("merge", a, mergeWith(b)));
    Reply undone = ok(undo(done));

    Reply list = ok(steward.get("/api/v1/commands?domain=customer&golden=" + id(a) + "&limit=1"));
    assertThat(list.json().at("/commands")).hasSize(1);
    assertThat(list.text("/commands/0/id")).isEqualTo(undone.text("/command"));
    assertThat(list.text("/commands/0/undoes")).isEqualTo(done.text("/command"));
    Reply next =
        ok(
            steward.get(
                "/api/v1/commands?domain=customer&limit=1&golden=%s&cursor=%s"
                    .formatted(id(a), list.text("/next"))));
    assertThat(next.text("/commands/0/kind")).isEqualTo("merge");
    assertThat(next.text("/commands/0/reason")).isEqualTo("asked by telephone");
    assertThat(next.text("/commands/0/undoneBy")).isEqualTo(undone.text("/command"));
    assertThat(next.json().has("next")).isFalse();

    Reply read = ok(steward.get("/api/v1/commands/" + done.text("/command")));
    assertThat(read.json().at("/effect")).isEqualTo(done.json());
    assertThat(read.text("/command/actor")).isEqualTo("tester");
    Hub other = SharedHub.client().as("steward:supplier");
    assertProblem(other.get("/api/v1/commands/" + done.text("/command")), 404, "command");
    assertProblem(other.get("/api/v1/commands/" + UUID.randomUUID()), 404, "command");
    assertProblem(other.get("/api/v1/commands?domain=customer"), 403, "domain-not-granted");
    assertProblem(
        other.post("/api/v1/commands/" + done.text("/command") + "/undo", "{\"reason\":\"x\"}"),
        404,
        "command");
  }

  @Test
  void a_preview_tells_whom_it_would_touch() {
    JsonNode a = golden();
    JsonNode b = golden();
    SharedHub.client()
        .as("compliance-officer:customer")
        .post(
            "/api/v1/consents",
            "{\"subject\":%s,\"purpose\":\"DirectMarketing\",\"state\":\"given\",\"evidence\":\"form 7\"}"
                .formatted(source(key(b))));
    Reply read =
        SharedHub.client()
            .asCaller("callcentre", "application:customer")
            .wanting("CustomerCare")
            .get(GOLDEN + id(a));
    assertThat(read.status()).as(read.toString()).isEqualTo(200);

    Reply preview = ok(command("merge?preview=true", a, mergeWith(b)));
    Reply officer =
        ok(
            SharedHub.client()
                .as("steward:customer", "compliance-officer:customer")
                .with("If-Match", tag(a))
                .post(GOLDEN + id(a) + "/merge?preview=true", mergeWith(b)));

    JsonNode touched = preview.json().at("/touched");
    assertThat(touched.at("/consents")).hasSize(1);
    assertThat(touched.at("/consents/0/purpose").asText()).isEqualTo("DirectMarketing");
    assertThat(touched.at("/consents/0/records").asInt()).isEqualTo(1);
    JsonNode care = reading(touched, "CustomerCare");
    assertThat(care.at("/callers").asInt()).isEqualTo(1);
    assertThat(care.has("names")).as("names are for compliance officers").isFalse();
    assertThat(reading(officer.json().at("/touched"), "CustomerCare").at("/names/0").asText())
        .isEqualTo("callcentre");
  }

  /** The database says of a command what it says of a deadlock, so often. */
  private static void race(String reason, int times) {
    SharedHub.database()
        .execute(
            """
            create sequence mdm.raced_%1$s;
            create function mdm.race_%1$s() returns trigger language plpgsql as $$
            begin
              if new.reason = '%1$s' and nextval('mdm.raced_%1$s') <= %2$d then
                raise exception 'a deadlock, it says' using errcode = '40P01';
              end if;
              return new;
            end $$;
            create trigger race_%1$s before insert on mdm.command
              for each row execute function mdm.race_%1$s();"""
                .formatted(reason, times));
  }

  private static void endRace(String reason) {
    SharedHub.database()
        .execute(
            """
            drop trigger race_%1$s on mdm.command;
            drop function mdm.race_%1$s();
            drop sequence mdm.raced_%1$s;"""
                .formatted(reason));
  }

  @Test
  void a_deadlock_reaches_no_client() {
    JsonNode a = golden();
    JsonNode b = golden();
    race("raced", 2);
    try {
      ok(command("merge", a, mergeWith(b).replace("asked by telephone", "raced")));
    } finally {
      endRace("raced");
    }
    assertThat(id(of(key(a)))).isEqualTo(id(of(key(b))));
  }

  @Test
  void who_is_always_in_the_way_of_others_is_told_to_wait() {
    JsonNode a = golden();
    JsonNode b = golden();
    race("hopeless", 1_000);
    try {
      Reply busy = command("merge", a, mergeWith(b).replace("asked by telephone", "hopeless"));
      assertProblem(busy, 503, "busy");
      assertThat(busy.header("Retry-After")).isNotEmpty();
    } finally {
      endRace("hopeless");
    }
    assertThat(of(key(a))).isEqualTo(a);
  }

  private static JsonNode reading(JsonNode touched, String purpose) {
    for (JsonNode one : touched.at("/readings")) {
      if (one.at("/purpose").asText().equals(purpose)) return one;
    }
    throw new AssertionError("nobody read for " + purpose + ": " + touched);
  }

  private static void assertProblem(Reply reply, int status, String problem) {
    assertThat(reply.problem()).as(reply.toString()).isEqualTo(problem);
    assertThat(reply.status()).isEqualTo(status);
  }
}
