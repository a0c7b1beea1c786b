package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

/** A change of a golden record that somebody asks for who may not make it. */
@ArquillianTest
class ChangeRequestIT {
  private static final String REQUESTS = "/api/v1/change-requests";
  private final Hub hub = SharedHub.client();
  private final Hub steward = hub.asCaller("stew", "steward:supplier").wanting("RecordManagement");
  private final Hub buyer =
      hub.asCaller("buyer", "application:supplier").wanting("VendorManagement");

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  @BeforeAll
  static void load() {
    Hub hub = SharedHub.client();
    hub.register("wishes", "supplier");
    hub.put("wishes", "w1", "{\"name\":\"Grobenhut Kettenwerk\",\"city\":\"Plauen\"}");
    hub.put("wishes", "w2", "{\"name\":\"Zillertal Buersten\",\"city\":\"Mayrhofen\"}");
    hub.put("wishes", "w3", "{\"name\":\"Ostfriesen Segel\",\"city\":\"Leer\"}");
  }

  private Reply golden(String key) {
    return steward.get("/api/v1/golden-records/by-source/wishes/" + key);
  }

  private Reply edit(Hub by, String key, String city) {
    return by.post(
        REQUESTS,
        """
        {"command": "edit", "golden": "%s", "attributes": {"city": "%s"}, "reason": "they moved"}"""
            .formatted(golden(key).text("/id"), city));
  }

  @Test
  void an_accepted_request_is_carried_out_and_names_who_asked() {
    Reply asked = edit(buyer, "w1", "Zwickau");
    assertThat(asked.status()).as(asked.toString()).isEqualTo(201);
    assertThat(asked.header("Touchstone-Decision")).isNotEmpty();
    String path = REQUESTS + "/" + asked.text("/id");
    assertThat(buyer.get(path).text("/state")).isEqualTo("open");
    assertThat(golden("w1").text("/attributes/city")).isEqualTo("Plauen");

    Reply task = steward.get("/api/v1/steward-tasks/" + asked.text("/id"));
    assertThat(task.text("/kind")).isEqualTo("change-request");
    assertThat(task.text("/request/requester")).isEqualTo("buyer");
    assertThat(task.body()).doesNotContain("Zwickau");
    Hub seeing = steward.with("If-Match", task.header("ETag"));
    Reply preview = seeing.post(path + "/acceptance?preview=true", "");
    assertThat(preview.status()).as(preview.toString()).isEqualTo(200);
    assertThat(preview.body()).contains("Zwickau");
    assertThat(golden("w1").text("/attributes/city")).isEqualTo("Plauen");

    Reply accepted = seeing.post(path + "/acceptance", "");

    assertThat(accepted.status()).as(accepted.toString()).isEqualTo(200);
    assertThat(golden("w1").text("/attributes/city")).isEqualTo("Zwickau");
    assertThat(buyer.get(path).text("/state")).isEqualTo("accepted");
    JsonNode command =
        steward.get("/api/v1/commands/" + accepted.text("/command")).json().at("/command");
    assertThat(command.at("/actor").asText()).isEqualTo("stew");
    assertThat(command.at("/reason").asText()).isEqualTo("asked for by buyer: they moved");
    assertThat(seeing.post(path + "/acceptance", "").status()).isEqualTo(409);
  }

  @Test
  void a_refused_request_changes_nothing_and_tells_why() {
    Reply asked = edit(buyer, "w2", "Hall");
    String path = REQUESTS + "/" + asked.text("/id");
    Hub seeing =
        steward.with(
            "If-Match", steward.get("/api/v1/steward-tasks/" + asked.text("/id")).header("ETag"));

    assertThat(steward.post(path + "/refusal", "{\"reason\":\"no\"}").status()).isEqualTo(428);
    assertThat(seeing.post(path + "/refusal", "{\"reason\":\"\"}").status()).isEqualTo(400);
    Reply refused = seeing.post(path + "/refusal", "{\"reason\":\"the branch says otherwise\"}");

    assertThat(refused.status()).as(refused.toString()).isEqualTo(200);
    assertThat(golden("w2").text("/attributes/city")).isEqualTo("Mayrhofen");
    assertThat(buyer.get(path).text("/state")).isEqualTo("declined");
    assertThat(buyer.get(path).text("/reason")).isEqualTo("the branch says otherwise");
  }

  @Test
  void only_who_may_read_asks_and_only_who_asked_reads_the_answer() {
    Reply asked = edit(buyer, "w3", "Emden");
    String path = REQUESTS + "/" + asked.text("/id");

    assertThat(hub.asCaller("other", "application:supplier").get(path).status()).isEqualTo(404);
    assertThat(edit(hub.asCaller("x", "compliance-officer:supplier"), "w3", "Emden").status())
        .isEqualTo(403);
    assertThat(
            edit(hub.asCaller("x", "application:customer").wanting("CustomerCare"), "w3", "Emden")
                .status())
        .isIn(403, 404);
    assertThat(buyer.post(path + "/acceptance", "").status()).isEqualTo(403);
    assertThat(
            buyer
                .post(
                    REQUESTS,
                    "{\"command\":\"burn\",\"golden\":\"%s\",\"reason\":\"x\"}"
                        .formatted(golden("w3").text("/id")))
                .status())
        .isEqualTo(400);
  }
}
