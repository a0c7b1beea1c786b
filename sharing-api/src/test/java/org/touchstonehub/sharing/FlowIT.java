package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

@ArquillianTest
class FlowIT {
  private final Hub hub = SharedHub.client();

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  @Test
  void two_similar_suppliers_in_an_empty_hub_get_a_sensible_answer() {
    hub.register("erp", "supplier");
    hub.register("procurement", "supplier");
    hub.put(
        "erp",
        "S-1",
        """
        {"name":"Zwickelbach Fasteners Ltd","street":"12 Mill Lane","postcode":"LS1 4AP",
         "city":"Leeds","country":"GB","vat_number":"GB999999973"}""");
    hub.put(
        "procurement",
        "P-9",
        """
        {"name":"Zwickelbach Fasteners Limited","street":"12 Mill Lane","postcode":"LS1 4AP",
         "city":"Leeds","country":"GB"}""");

    Reply ended = hub.match("supplier");

    assertThat(ended.body())
        .doesNotContain("NaN")
        .doesNotContain("Infinity")
        .as("written by the API's own JSON")
        .doesNotContain("null");
    assertThat(ended.text("/model/basis")).isEqualTo("shipped-priors");
    assertThat(ended.text("/model/words"))
        .matches(
            "matched with shipped priors: \\d+ records are too few to learn from \\(100 are enough\\)");
    Hub steward = hub.as("steward:supplier").wanting("RecordManagement");
    Reply one = steward.get("/api/v1/golden-records/by-source/erp/S-1");
    Reply other = steward.get("/api/v1/golden-records/by-source/procurement/P-9");
    assertThat(one.status()).as(one.toString()).isEqualTo(200);
    boolean merged = one.text("/id").equals(other.text("/id"));
    long asked = steward.get("/api/v1/steward-tasks?domain=supplier").json().at("/open").asLong();
    assertThat(merged || asked > 0).as("linked, or put to a steward").isTrue();
    assertThat(SharedHub.log()).doesNotContain("Zwickelbach").doesNotContain("GB999999973");
  }

  @Test
  void consent_decides_the_next_read_and_every_decision_is_on_record() {
    hub.register("crm", "customer");
    hub.put(
        "crm",
        "C-1",
        """
        {"given_name":"Quillanne","family_name":"Ostrowdale","birth_date":"1987-09-11",
         "city":"Bruges","email":"quillanne.ostrowdale@example.org"}""");
    assertThat(hub.match("customer").text("/state")).isEqualTo("completed");
    Hub shop = hub.as("application:customer");
    String path = "/api/v1/golden-records/by-source/crm/C-1";

    Reply care = shop.wanting("CustomerCare").get(path);
    Reply before = shop.wanting("DirectMarketing").get(path);
    consent(shop, "given");
    Reply selfRecorded = shop.wanting("DirectMarketing").get(path);
    Reply found = shop.wanting("DirectMarketing").get("/api/v1/golden-records?domain=customer");
    consent(hub.asCaller("officer", "compliance-officer:customer"), "given");
    Reply given = shop.wanting("DirectMarketing").get(path);
    consent(shop, "withdrawn");
    Reply withdrawn = shop.wanting("DirectMarketing").get(path);

    assertThat(care.status()).as(care.toString()).isEqualTo(200);
    assertThat(care.text("/attributes/family_name")).isEqualTo("Ostrowdale");
    assertThat(before.problem()).isEqualTo("sharing-refused");
    assertThat(before.json().at("/reasons")).isNotEmpty();
    assertThat(selfRecorded.problem()).isEqualTo("sharing-refused");
    assertThat(selfRecorded.text("/reasons/0")).isEqualTo("consent-self-recorded");
    assertThat(found.status()).as(found.toString()).isEqualTo(200);
    assertThat(found.body()).doesNotContain("Ostrowdale");
    assertThat(given.status()).as(given.toString()).isEqualTo(200);
    assertThat(withdrawn.status()).isEqualTo(403);
    Hub officer = hub.as("compliance-officer:customer");
    for (Reply reply : new Reply[] {care, before, selfRecorded, given, withdrawn}) {
      String decision = reply.header("Touchstone-Decision");
      assertThat(officer.get("/api/v1/decisions/" + decision).text("/outcome"))
          .isEqualTo(reply.status() == 200 ? "permitted" : "denied");
      assertThat(
              hub.as("compliance-officer:supplier").get("/api/v1/decisions/" + decision).status())
          .isEqualTo(404);
    }
    Reply again = shop.wanting("CustomerCare").with("If-None-Match", care.header("ETag")).get(path);
    assertThat(again.status()).isEqualTo(304);
    Reply other = shop.wanting("CustomerCare").with("If-Match", "\"other\"").get(path);
    assertThat(other.status()).isEqualTo(412);
    assertThat(other.problem()).isEqualTo("version-stale");
    assertThat(SharedHub.log()).doesNotContain("Quillanne").doesNotContain("Ostrowdale");
  }

  private static void consent(Hub by, String state) {
    Reply reply = consent(by, state, ",\"evidence\":\"form 7\"");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
  }

  private static Reply consent(Hub by, String state, String evidence) {
    return by.post(
        "/api/v1/consents",
        """
        {"subject":{"system":"crm","key":"C-1"},"purpose":"DirectMarketing","state":"%s"%s}"""
            .formatted(state, evidence));
  }

  @Test
  void consent_and_its_withdrawal_are_refused_without_evidence() {
    hub.register("crm", "customer");
    for (String state : List.of("given", "withdrawn")) {
      for (String evidence :
          List.of("", ",\"evidence\":null", ",\"evidence\":\" \"", ",\"evidence\":\"--\"")) {
        for (String role : List.of("application", "compliance-officer")) {
          Reply reply = consent(hub.as(role + ":customer"), state, evidence);

          assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
          assertThat(reply.problem()).isEqualTo("consent");
          assertThat(reply.text("/detail")).contains("evidence");
        }
      }
    }
  }

  @Test
  void a_fourth_model_with_hostile_names_works_without_java() {
    String domain = "catalogue item";
    hub.register("warehouse", domain);
    hub.put(
        "warehouse",
        "W-1",
        """
        {"order":"Blue widget","select":"SEL-0099-1234","naïve-name":"plain","limit":"2001"}""");
    assertThat(hub.match(domain).text("/state")).isEqualTo("completed");
    Hub steward = hub.as("steward:" + domain).wanting("RecordManagement");
    String search = "/api/v1/golden-records?domain=" + Hub.encode(domain) + "&";

    Reply found =
        steward.get(search + Hub.encode("filter[order]") + "=" + Hub.encode("Blue widget"));
    Reply notFound = steward.get(search + Hub.encode("filter[naïve-name]") + "=other");

    assertThat(found.status()).as(found.toString()).isEqualTo(200);
    assertThat(found.text("/records/0/attributes/naïve-name")).isEqualTo("plain");
    assertThat(found.text("/records/0/attributes/select")).isEqualTo("***1234");
    assertThat(found.text("/records/0/masks/select")).isEqualTo("last-four");
    assertThat(notFound.json().at("/records")).isEmpty();
    assertThat(hub.get("/openapi").body()).contains("naïve-name");
  }
}
