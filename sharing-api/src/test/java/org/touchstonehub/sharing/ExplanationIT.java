package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Why records are together, where retired ids lead, over REST. */
@ArquillianTest
class ExplanationIT extends OnCustomers {
  private static final String PAIR = "/api/v1/explanations/pair";
  private static final String COMMON = "/api/v1/explanations/common";
  private static final String SYSTEM = "archive-of-deeds";
  private static final String REASON = "\"reason\":\"seen the papers\"}";

  ExplanationIT() {
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

  private String pair(String a, String b) {
    return "{\"a\":%s,\"b\":%s}".formatted(source(a), source(b));
  }

  private Reply command(String name, JsonNode on, String body) {
    return steward.with("If-Match", tag(on)).post(GOLDEN + id(on) + "/" + name, body);
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

  private Reply merge(JsonNode one, JsonNode other) {
    return ok(
        command(
            "merge",
            one,
            "{\"with\":[{\"id\":\"%s\",\"version\":%s}],%s"
                .formatted(id(other), other.at("/version"), REASON)));
  }

  private JsonNode finding(JsonNode explained, String about) {
    for (JsonNode one : explained.at("/findings")) {
      if (one.at("/about").asText().startsWith(about) && one.has("ofMatches")) return one;
    }
    throw new AssertionError("no rates of " + about + ": " + explained);
  }

  @Test
  void a_golden_record_is_explained_from_its_links_to_its_values() {
    put("X-1", "Ignatius", "Thunderfield", "Penzance", "1933-02-19");
    put("X-2", "Ignatius", "Thunderfield", "Redruth", "1933-02-19");
    put("X-3", "Ignatius", "Thunderfeild", "Penzance", "1933-02-19");
    JsonNode golden = of("X-1");
    assertThat(golden.at("/sources")).hasSize(3);
    ok(command("edit", golden, "{\"attributes\":{\"city\":\"Truro\"}," + REASON));

    JsonNode told = ok(steward.get(GOLDEN + id(golden) + "/explanation")).json();

    assertThat(told.at("/matching").asText()).isEqualTo("matched");
    assertThat(told.at("/golden/sources")).hasSize(4);
    assertThat(told.at("/joinings")).hasSize(2);
    assertThat(told.at("/links")).hasSize(3);
    JsonNode bond = told.at("/links/0");
    assertThat(bond.at("/probability").asDouble()).isBetween(0.5, 1.0);
    assertThat(bond.at("/inCluster").asDouble())
        .isCloseTo(told.at("/joinings/0/probability").asDouble(), within(1e-12));
    assertThat(told.at("/links/2").has("inCluster")).isFalse();
    JsonNode born = finding(bond, "birth_date");
    assertThat(born.at("/ofMatches").asDouble()).isGreaterThan(born.at("/ofStrangers").asDouble());
    assertThat(bond.at("/differences").findValuesAsText("attribute")).contains("family_name");
    assertThat(told.at("/parting/first").size() + told.at("/parting/second").size()).isEqualTo(3);
    JsonNode city = null;
    for (JsonNode value : told.at("/values")) {
      if (value.at("/attribute").asText().equals("city")) city = value;
    }
    assertThat(city.at("/rule").asText()).isEqualTo("steward");
    assertThat(city.at("/said").findValuesAsText("outcome"))
        .containsExactly("overruled", "overruled", "overruled", "chosen");
    assertThat(city.at("/said/0/because/system").asText()).isEqualTo("steward-customer");
    assertThat(city.at("/said/3/value").asText()).isEqualTo("Truro");
  }

  @Test
  void any_two_records_tell_why_they_are_together_or_not() {
    put("Y-1", "Wenceslas", "Hazelgrove", "Keswick", "1946-07-03");
    put("Y-2", "Wenceslas", "Hazelgrove", "Keswick", "1946-07-03");
    put("Y-3", "Drusilla", "Mountjoy", "Barrow", "1971-11-25");

    JsonNode together = ok(steward.post(PAIR, pair("Y-1", "Y-2"))).json();
    assertThat(together.at("/outcome").asText()).isEqualTo("together");
    assertThat(together.at("/goldenOfA")).isEqualTo(together.at("/goldenOfB"));
    assertThat(together.at("/passes")).isNotEmpty();
    assertThat(together.at("/joining/probability").asDouble()).isGreaterThan(0.5);

    JsonNode apart = ok(steward.post(PAIR, pair("Y-1", "Y-3"))).json();
    assertThat(apart.at("/outcome").asText()).isEqualTo("not-compared");
    assertThat(apart.at("/probability").asDouble()).isLessThan(0.5);

    JsonNode one = of("Y-1");
    ok(command("split", one, "{\"parts\":[[%s]],%s".formatted(source("Y-2"), REASON)));
    JsonNode kept = ok(steward.post(PAIR, pair("Y-2", "Y-1"))).json();
    assertThat(kept.at("/outcome").asText()).isEqualTo("kept-apart-by-steward");
    assertThat(kept.at("/a/key").asText()).isEqualTo("Y-2");
    assertThat(kept.at("/findings")).isNotEmpty();

    JsonNode common = ok(steward.post(COMMON, "{\"record\":%s}".formatted(source("Y-1")))).json();
    assertThat(common.at("/pairs")).hasSize(1);
    assertThat(common.at("/pairs/0/b/key").asText()).isEqualTo("Y-2");
    assertThat(common.at("/pairs/0/outcome").asText()).isEqualTo("kept-apart-by-steward");
  }

  @Test
  void locked_records_say_so() {
    put("Z-1", "Clementina", "Fairweather", "Whitby", "1929-04-14");
    put("Z-2", "Clementina", "Fairweather", "Whitby", "1929-04-14");
    JsonNode golden = of("Z-1");
    ok(command("lock", golden, "{" + REASON));

    JsonNode told = ok(steward.get(GOLDEN + id(golden) + "/explanation")).json();
    assertThat(told.at("/matching").asText()).isEqualTo("locked");
    assertThat(told.at("/lock/by").asText()).isEqualTo("tester");
    assertThat(told.at("/lock/reason").asText()).isEqualTo("seen the papers");
    assertThat(told.at("/values")).isNotEmpty();
    JsonNode pair = ok(steward.post(PAIR, pair("Z-1", "Z-2"))).json();
    assertThat(pair.at("/outcome").asText()).isEqualTo("locked");
    assertThat(pair.has("probability")).isFalse();
    assertThat(
            ok(steward.post(COMMON, "{\"record\":%s}".formatted(source("Z-1"))))
                .json()
                .at("/pairs"))
        .isEmpty();
  }

  @Test
  void a_retired_id_tells_the_whole_way_to_where_its_records_are() {
    put("R-1", "Ambrosius", "Kettlewell", "Skipton", "1927-01-05");
    put("R-2", "Lavender", "Oddfellow", "Settle", "1964-06-16");
    put("R-3", "Crispin", "Babbage", "Ripon", "1951-10-27");
    JsonNode a = of("R-1");
    JsonNode b = of("R-2");
    JsonNode c = of("R-3");
    merge(a, b);
    JsonNode ab = of("R-1");
    String firstGone = id(ab).equals(id(a)) ? id(b) : id(a);
    // two records against one: the one goes, so it takes a larger one to retire the first pair
    put("R-4", "Crispin", "Babbage", "Ripon", "1951-10-27");
    put("R-5", "Crispin", "Babbage", "Ripon", "1951-10-27");
    merge(of("R-3"), ab);
    JsonNode all = of("R-1");
    assertThat(id(all)).isEqualTo(id(c));

    Reply moved = steward.get(GOLDEN + firstGone);
    assertThat(moved.status()).isEqualTo(301);
    assertThat(moved.header("Cache-Control")).isEqualTo("no-store");
    assertThat(moved.header("Location")).endsWith(id(all));
    Reply told = steward.get(GOLDEN + firstGone + "?follow=false");
    assertThat(told.status()).isEqualTo(300);
    assertThat(told.header("Location")).isEmpty();
    assertThat(told.header("Cache-Control")).isEqualTo("no-store");
    assertThat(told.json()).isEqualTo(moved.json());
    assertThat(told.json().at("/successors/0").asText()).isEqualTo(id(all));
    assertThat(told.json().at("/chain").findValuesAsText("id")).containsExactly(firstGone, id(ab));
    assertThat(told.json().at("/chain/0/successors/0").asText()).isEqualTo(id(ab));
    assertThat(told.json().at("/chain/1/successors/0").asText()).isEqualTo(id(all));
    assertThat(steward.get(GOLDEN + id(all) + "?follow=false").json()).isEqualTo(all);
    assertProblem(steward.get(GOLDEN + firstGone + "/explanation"), 409, "golden-record-retired");
  }

  @Test
  void an_id_without_successors_is_gone_or_told_as_such() {
    put("D-1", "Evangeline", "Starbuck", "Nantwich", "1939-09-09");
    String id = id(of("D-1"));
    Reply deleted =
        SharedHub.client()
            .as("administrator:*")
            .delete("/api/v1/source-records/archive-of-deeds/D-1");
    assertThat(deleted.status()).as(deleted.toString()).isBetween(200, 204);

    assertProblem(steward.get(GOLDEN + id), 410, "golden-record-gone");
    Reply told = steward.get(GOLDEN + id + "?follow=false");
    assertThat(told.status()).isEqualTo(300);
    assertThat(told.json().at("/successors")).isEmpty();
    assertThat(told.json().at("/chain/0/id").asText()).isEqualTo(id);
  }

  @Test
  void a_golden_record_tells_what_it_was_and_which_commands_made_it_so() {
    put("H-1", "Barnabas", "Winterbourne", "Calne", "1931-08-20");
    put("H-2", "Cordelia", "Applegarth", "Devizes", "1966-01-15");
    JsonNode a = of("H-1");
    JsonNode b = of("H-2");
    Reply merged = merge(a, b);
    JsonNode both = of("H-1");
    String gone = id(both).equals(id(a)) ? id(b) : id(a);
    ok(command("edit", both, "{\"attributes\":{\"city\":\"Marlborough\"}," + REASON));
    ok(
        steward.post(
            "/api/v1/commands/" + merged.text("/command") + "/undo", "{\"reason\":\"two\"}"));

    JsonNode told = ok(steward.get(GOLDEN + id(both) + "/history")).json();
    assertThat(told.at("/active").asBoolean()).isTrue();
    assertThat(told.at("/versions")).hasSizeGreaterThanOrEqualTo(4);
    assertThat(told.at("/versions/0/golden")).isEqualTo(steward.get(GOLDEN + id(both)).json());
    JsonNode afterMerge = told.at("/versions").get(told.at("/versions").size() - 2);
    assertThat(afterMerge.at("/golden")).isEqualTo(both);
    assertThat(afterMerge.at("/by/id").asText()).isEqualTo(merged.text("/command"));
    assertThat(told.at("/commands").findValuesAsText("kind"))
        .containsExactly("undo", "edit", "merge");
    assertThat(told.at("/members").toString()).contains("H-1", "H-2", "steward-customer");

    JsonNode then =
        ok(steward.get(
                GOLDEN
                    + id(both)
                    + "/history?as_of="
                    + afterMerge.at("/golden/recordedAt").asText()))
            .json();
    assertThat(then.at("/versions")).hasSize(1);
    assertThat(then.at("/versions/0/golden")).isEqualTo(both);
    assertThat(then.at("/members")).hasSize(2);

    JsonNode page = ok(steward.get(GOLDEN + id(both) + "/history?limit=1")).json();
    assertThat(page.at("/versions")).hasSize(1);
    JsonNode next =
        ok(steward.get(GOLDEN + id(both) + "/history?limit=1&cursor=" + page.at("/next").asText()))
            .json();
    assertThat(next.at("/versions/0")).isEqualTo(told.at("/versions/1"));

    JsonNode back = ok(steward.get(GOLDEN + gone + "/history")).json();
    assertThat(back.at("/retirements")).hasSize(1);
    assertThat(back.at("/retirements/0/retiredBy/id").asText()).isEqualTo(merged.text("/command"));
    assertThat(back.at("/retirements/0/revivedBy/kind").asText()).isEqualTo("command");
    assertThat(back.at("/retirements/0/successors/0").asText()).isEqualTo(id(both));
  }

  @Test
  void a_source_record_tells_what_it_was_and_where_it_belonged() {
    put("S-1", "Octavian", "Pennyworth", "Louth", "1937-05-31");
    put("S-1", "Octavian", "Pennyworth", "Boston", "1937-05-31");
    put("S-2", "Millicent", "Drinkwater", "Bourne", "1959-02-08");
    JsonNode a = of("S-1");
    JsonNode b = of("S-2");
    merge(a, b);
    String kept = id(of("S-1"));
    String moved = kept.equals(id(a)) ? "S-2" : "S-1";
    String history = "/api/v1/source-systems/archive-of-deeds/records/history?key=";

    JsonNode told = ok(steward.get(history + "S-1")).json();
    assertThat(told.at("/versions")).hasSize(2);
    assertThat(told.at("/versions/0/record/attributes/city").asText()).isEqualTo("Boston");
    assertThat(told.at("/versions/1/record/attributes/city").asText()).isEqualTo("Louth");
    assertThat(told.at("/versions/1/until")).isEqualTo(told.at("/versions/0/record/recordedAt"));
    JsonNode homes = ok(steward.get(history + moved)).json().at("/homes");
    assertThat(homes).hasSize(2);
    assertThat(homes.get(0).at("/until")).isEqualTo(homes.get(1).at("/from"));
    assertThat(homes.get(1).at("/golden").asText()).isEqualTo(kept);
    assertThat(homes.get(1).at("/openedBy/kind").asText()).isEqualTo("command");
    SharedHub.client()
        .as("administrator:*")
        .delete("/api/v1/source-records/archive-of-deeds/" + moved);
    assertThat(ok(steward.get(history + moved)).json().at("/versions/0/deleted").asBoolean())
        .isTrue();
    assertProblem(steward.get(history + "nobody"), 404, "no-such-source-record");
    assertProblem(
        SharedHub.client().as("steward:supplier").get(history + "S-1"),
        404,
        "unknown-source-system");
  }

  @Test
  void who_may_not_know_sees_no_difference_between_here_gone_and_never() {
    put("N-1", "Peregrine", "Loxley", "Buxton", "1942-12-12");
    put("N-2", "Rosamund", "Tregarthen", "Bude", "1968-03-30");
    JsonNode a = of("N-1");
    JsonNode b = of("N-2");
    merge(a, b);
    String here = id(of("N-1"));
    String retired = here.equals(id(a)) ? id(b) : id(a);
    String never = "01890000-0000-7000-8000-" + UUID.randomUUID().toString().substring(24);
    for (Hub other :
        List.of(
            SharedHub.client().as("steward:supplier").wanting("RecordManagement"),
            SharedHub.client().as("application:customer").wanting("DirectMarketing"),
            SharedHub.client().as("product-consumer:customer").wanting("DirectMarketing"))) {
      for (String tail : List.of("", "?follow=false", "/explanation", "/history")) {
        String first = null;
        for (String id : List.of(here, retired, never)) {
          Reply refused = other.get(GOLDEN + id + tail);
          String told = refused.status() + " " + refused.problem();
          if (first == null) first = told;
          assertThat(told).as(id + tail).isEqualTo(first).matches("40[34] .*");
        }
      }
    }
    Hub stranger = SharedHub.client().as("steward:supplier");
    assertProblem(stranger.post(PAIR, pair("N-1", "N-2")), 404, "unknown-source-system");
    assertProblem(stranger.post(PAIR, pair("N-1", "nobody")), 404, "unknown-source-system");
    assertProblem(steward.post(PAIR, pair("N-1", "N-1")), 400, "record-pair");
    assertProblem(steward.post(PAIR, pair("N-1", "nobody")), 404, "golden-record");
  }
}
