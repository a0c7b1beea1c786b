package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

/** What an application can ask of golden records: spelling, order, fields, changes. */
@ArquillianTest
class GoldenSearchIT {
  private static final String SEARCH = "/api/v1/golden-records?domain=customer&limit=2";

  private final Hub hub = SharedHub.client();
  private final Hub shop = hub.as("application:customer").wanting("CustomerCare");
  private final Hub analyst = hub.as("product-consumer:customer").wanting("CustomerManagement");

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  @BeforeEach
  void send() {
    hub.register("atlas", "customer");
    put("1", "Zoë", "Müllhausen", "22.10.1993", "Germany");
    put("2", "Yann", "MUELLHAUSEN", "1970-01-02", "DE");
    put("3", "Xavier", "Muellheim", "05/04/1970", "France");
    put("4", "Wim", "Muellhausen", null, "France");
  }

  private void put(String key, String name, String city, String born, String country) {
    hub.put(
        "atlas",
        key,
        "{\"given_name\":\"%s\",\"city\":\"%s\",\"country\":\"%s\"%s}"
            .formatted(
                name, city, country, born == null ? "" : ",\"birth_date\":\"" + born + "\""));
  }

  private static String filter(String attribute, String value) {
    return "&" + Hub.encode("filter[" + attribute + "]") + "=" + Hub.encode(value);
  }

  /** All records of a search, page by page. */
  private static List<JsonNode> records(Hub caller, String search) {
    List<JsonNode> found = new ArrayList<>();
    String cursor = "";
    do {
      Reply page = caller.get(search + cursor);
      assertThat(page.status()).as(page.toString()).isEqualTo(200);
      page.json().at("/records").forEach(found::add);
      cursor = page.text("/next").isEmpty() ? "" : "&cursor=" + Hub.encode(page.text("/next"));
    } while (!cursor.isEmpty());
    return found;
  }

  private static List<String> names(List<JsonNode> records) {
    return records.stream().map(golden -> golden.at("/attributes/given_name").asText()).toList();
  }

  @Test
  void a_town_is_found_however_it_is_spelled_and_a_country_by_its_code_as_by_its_name() {
    assertThat(names(records(shop, SEARCH + filter("city", "müllhausen"))))
        .containsExactlyInAnyOrder("Zoë", "Yann", "Wim");
    String begins = "&" + Hub.encode("filter[city][prefix]") + "=MUELLH";
    assertThat(names(records(shop, SEARCH + begins)))
        .containsExactlyInAnyOrder("Zoë", "Yann", "Xavier", "Wim");
    assertThat(names(records(shop, SEARCH + begins + filter("country", "DE"))))
        .containsExactlyInAnyOrder("Zoë", "Yann");
    assertThat(names(records(shop, SEARCH + begins + filter("country", "Deutschland"))))
        .containsExactlyInAnyOrder("Zoë", "Yann");
    assertThat(names(records(shop, SEARCH + begins + filter("birth_date", "1993-10-22"))))
        .containsExactly("Zoë");
    assertThat(names(records(shop, SEARCH + "&" + Hub.encode("filter[city][eq]") + "=MUELLHAUSEN")))
        .containsExactly("Yann");
  }

  @Test
  void values_stand_as_written_and_beside_in_standard_form() {
    Reply golden = shop.get("/api/v1/golden-records/by-source/atlas/1");

    assertThat(golden.text("/attributes/birth_date")).isEqualTo("22.10.1993");
    assertThat(golden.text("/standard/birth_date")).isEqualTo("1993-10-22");
    assertThat(golden.text("/attributes/country")).isEqualTo("Germany");
    assertThat(golden.text("/standard/country")).isEqualTo("DE");
    assertThat(golden.json().at("/standard").has("city")).isFalse();
    Reply open = shop.get("/api/v1/golden-records/by-source/atlas/3");
    assertThat(open.json().at("/standard").has("birth_date")).as("April or May?").isFalse();
    Reply masked = analyst.get("/api/v1/golden-records/by-source/atlas/1");
    assertThat(masked.status()).as(masked.toString()).isEqualTo(200);
    assertThat(masked.text("/masks/birth_date")).isNotEmpty();
    assertThat(masked.json().at("/standard").toString()).doesNotContain("1993-10", "10-22");
  }

  @Test
  void a_search_is_sorted_as_asked_over_all_its_pages() {
    String begins = "&" + Hub.encode("filter[city][prefix]") + "=muellh";

    assertThat(names(records(shop, SEARCH + begins + "&sort=given_name")))
        .containsExactly("Wim", "Xavier", "Yann", "Zoë");
    assertThat(names(records(shop, SEARCH + begins + "&sort=city,-given_name")))
        .containsExactly("Zoë", "Yann", "Wim", "Xavier");
    assertThat(names(records(shop, SEARCH + begins + "&sort=-birth_date,given_name")))
        .as("without a day that can be told come last")
        .containsExactly("Zoë", "Yann", "Wim", "Xavier");
    assertThat(shop.get(SEARCH + "&sort=colour").problem()).isEqualTo("sort");
  }

  @Test
  void nobody_may_ask_or_sort_by_what_is_masked_for_them() {
    for (String asked :
        List.of(
            "&sort=birth_date",
            "&sort=-family_name",
            filter("family_name", "byron"),
            "&" + Hub.encode("filter[family_name][prefix]") + "=b")) {
      Reply refused = analyst.get(SEARCH + asked);
      assertThat(refused.status()).as(asked + " " + refused).isEqualTo(403);
      assertThat(refused.problem()).isEqualTo("sharing-refused");
    }
  }

  @Test
  void an_answer_holds_the_fields_that_were_asked_and_the_decision_names_them() {
    Reply page = shop.get(SEARCH + filter("city", "müllhausen") + "&fields=city,country");

    assertThat(page.status()).as(page.toString()).isEqualTo(200);
    assertThat(page.json().at("/records")).hasSize(2);
    for (JsonNode golden : page.json().at("/records")) {
      for (String member : List.of("/attributes", "/provenance")) {
        List<String> names = new ArrayList<>();
        golden.at(member).fieldNames().forEachRemaining(names::add);
        assertThat(names).as(member).containsExactlyInAnyOrder("city", "country");
      }
    }
    JsonNode masks =
        hub.as("compliance-officer:*")
            .get("/api/v1/decisions/" + page.header("Touchstone-Decision"))
            .json()
            .at("/masks");
    assertThat(masks.size()).isEqualTo(2);
    assertThat(masks.has("city")).isTrue();
    Reply one = shop.get("/api/v1/golden-records/by-source/atlas/1?fields=city");
    assertThat(one.json().at("/attributes").size()).isEqualTo(1);
    Reply same = shop.get("/api/v1/golden-records/" + one.text("/id") + "?fields=city");
    assertThat(same.json().at("/attributes")).isEqualTo(one.json().at("/attributes"));
    for (String path :
        List.of("/" + one.text("/id"), "/by-source/atlas/1", "/" + new java.util.UUID(1, 1))) {
      assertThat(shop.get("/api/v1/golden-records" + path + "?fields=colour").problem())
          .as("there or not, a name that is none is refused alike")
          .isEqualTo("fields");
    }
  }

  @Test
  void who_asks_again_from_where_it_was_told_learns_what_has_changed_and_what_is_gone() {
    hub.put("atlas", "5", "{\"given_name\":\"Vera\"}");
    String id = shop.get("/api/v1/golden-records/by-source/atlas/5").text("/id");
    String until = shop.get(SEARCH).text("/updatedUntil");
    String changes = "/api/v1/golden-records?domain=customer&limit=1000&updated_since=";

    hub.put("atlas", "4", "{\"given_name\":\"Wilma\"}");
    hub.as("administrator:*").delete("/api/v1/source-records/atlas/5");
    Reply changed = shop.get(changes + Hub.encode(until));

    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    List<JsonNode> records = new ArrayList<>();
    changed.json().at("/records").forEach(records::add);
    assertThat(names(records)).contains("Wilma").doesNotContain("Zoë", "Yann");
    List<String> retired = new ArrayList<>();
    changed.json().at("/retired").forEach(one -> retired.add(one.at("/id").asText()));
    assertThat(retired).contains(id);
    String next = changed.text("/updatedUntil");
    assertThat(shop.get(changes + Hub.encode(next)).text("/updatedUntil")).isEqualTo(next);
    assertThat(shop.get(changes + "yesterday").problem()).isEqualTo("instant");
    assertThat(shop.get(changes + Hub.encode("+999999999-01-01T00:00:00Z")).problem())
        .isEqualTo("instant");
  }
}
