package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

/** Golden records as an application reads them. */
@ArquillianTest
class GoldenIT {
  private static final String GOLDEN = "/api/v1/golden-records";
  private static final String DOMAIN = "catalogue item";
  private static final String SYSTEM = "depot";

  /** Names of what nobody takes for one thing. */
  private static final List<String> TREES =
      List.of("alder", "birch", "cedar", "dogwood", "elder", "fir", "ginkgo", "hazel");

  private final Hub hub = SharedHub.client();
  private final Hub application = hub.as("application:" + DOMAIN).wanting("RecordManagement");

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  @Test
  void pages_of_a_search_hold_each_record_once_and_none_that_does_not_meet_the_condition() {
    hub.register(SYSTEM, DOMAIN);
    for (int i = 0; i < 8; i++) {
      String year = i == 3 ? "1890" : "1999";
      hub.put(
          SYSTEM,
          "page-" + i,
          "{\"limit\":\"%s\",\"naïve-name\":\"%s\"}".formatted(year, TREES.get(i)));
    }
    String search =
        "%s?domain=%s&limit=3&%s=%s"
            .formatted(GOLDEN, Hub.encode(DOMAIN), Hub.encode("filter[limit]"), "1999");

    List<Integer> sizes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    String cursor = "";
    do {
      Reply page = application.get(search + cursor);
      assertThat(page.status()).as(page.toString()).isEqualTo(200);
      assertThat(page.header("Touchstone-Decision")).isNotEmpty();
      sizes.add(page.json().at("/records").size());
      page.json()
          .at("/records")
          .forEach(golden -> names.add(golden.at("/attributes/naïve-name").asText()));
      String next = page.text("/next");
      cursor = next.isEmpty() ? "" : "&cursor=" + Hub.encode(next);
    } while (!cursor.isEmpty());

    assertThat(sizes).containsExactly(3, 3, 1);
    assertThat(names)
        .containsExactlyInAnyOrder("alder", "birch", "cedar", "elder", "fir", "ginkgo", "hazel");
    assertThat(application.get(search + "&cursor=nonsense").problem()).isEqualTo("cursor");
  }

  @Test
  void the_id_of_a_record_that_its_system_dropped_is_gone_until_the_record_comes_back() {
    hub.register(SYSTEM, DOMAIN);
    String attributes = "{\"order\":\"Come and go\",\"naïve-name\":\"swallow\"}";
    hub.put(SYSTEM, "swallow", attributes);
    String bySource = GOLDEN + "/by-source/" + SYSTEM + "/swallow";
    String id = application.get(bySource).text("/id");
    assertThat(application.get(GOLDEN + "/" + id).status()).isEqualTo(200);

    Reply dropped =
        hub.as("administrator:*").delete("/api/v1/source-records/" + SYSTEM + "/swallow");

    assertThat(dropped.status()).as(dropped.toString()).isEqualTo(200);
    Reply gone = application.get(GOLDEN + "/" + id);
    assertThat(gone.status()).as(gone.toString()).isEqualTo(410);
    assertThat(gone.problem()).isEqualTo("golden-record-gone");
    assertThat(gone.body()).doesNotContain("swallow");
    assertThat(application.get(bySource).status()).isEqualTo(404);
    assertThat(hub.as("application:supplier").wanting("Procurement").get(GOLDEN + "/" + id))
        .as("no word to who may not have it")
        .satisfies(other -> assertThat(other.status()).isNotEqualTo(410));

    hub.put(SYSTEM, "swallow", attributes);
    Reply back = application.get(bySource);
    assertThat(back.status()).as(back.toString()).isEqualTo(200);
    assertThat(back.text("/attributes/naïve-name")).isEqualTo("swallow");
    assertThat(back.text("/id")).as("a revived id").isEqualTo(id);
  }

  /** The hub remembers for a second which domain a system is of. */
  @Test
  void a_system_that_went_over_to_another_domain_gives_its_records_to_that_domain_alone() {
    Hub shop = hub.as("application:customer").wanting("CustomerCare");
    String bySource = GOLDEN + "/by-source/moving/a";
    hub.register("moving", "customer");
    assertThat(shop.get(bySource).status()).isEqualTo(404);

    hub.as("administrator:*").delete("/api/v1/source-systems/moving");
    hub.register("moving", "employee");
    hub.put("moving", "a", "{\"given_name\":\"Ada\",\"family_name\":\"Byron\"}");

    Reply reply = shop.get(bySource);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(404);
  }

  @Test
  void a_source_key_that_tells_a_hidden_name_is_not_confirmed_to_who_guesses_it() {
    Hub analyst = hub.as("product-consumer:customer").wanting("CustomerManagement");
    String byron = "{\"given_name\":\"Ada\",\"family_name\":\"Byron\"}";
    hub.register("logins", "customer");
    hub.put("logins", "ada.byron", byron);
    hub.put("logins", "4711", byron);

    Reply guessed = analyst.get(GOLDEN + "/by-source/logins/ada.byron");
    Reply nobody = analyst.get(GOLDEN + "/by-source/logins/ada.lovelace");

    assertThat(guessed.status()).as(guessed.toString()).isEqualTo(404);
    assertThat(guessed.problem()).isEqualTo(nobody.problem());
    assertThat(analyst.get(GOLDEN + "/by-source/logins/4711").status()).isEqualTo(200);
    Hub owner = hub.as("application:customer").wanting("CustomerCare");
    assertThat(owner.get(GOLDEN + "/by-source/logins/ada.byron").status()).isEqualTo(200);
  }
}
