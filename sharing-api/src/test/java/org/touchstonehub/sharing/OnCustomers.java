package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

/** A test with a system of its own among the customers of the shared hub, and a steward of them. */
abstract class OnCustomers {
  static final String GOLDEN = "/api/v1/golden-records/";

  final Hub steward = SharedHub.client().as("steward:customer").wanting("RecordManagement");
  private final String system;

  /**
   * @param system registered by the test
   */
  OnCustomers(String system) {
    this.system = system;
  }

  final void put(String key, String given, String family, String city, String born) {
    SharedHub.client()
        .put(
            system,
            key,
            "{\"given_name\":\"%s\",\"family_name\":\"%s\",\"city\":\"%s\",\"birth_date\":\"%s\"}"
                .formatted(given, family, city, born));
  }

  /** The golden record of a source record, as the steward reads it. */
  final JsonNode of(String key) {
    Reply reply = steward.get(GOLDEN + "by-source/" + system + "/" + key);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.json();
  }

  final String source(String key) {
    return "{\"system\":\"%s\",\"key\":\"%s\"}".formatted(system, key);
  }

  static String id(JsonNode golden) {
    return golden.at("/id").asText();
  }

  /** For If-Match. */
  static String tag(JsonNode golden) {
    return "\"" + golden.at("/version").asText() + "\"";
  }
}
