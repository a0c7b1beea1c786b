package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;
import org.touchstonehub.sharing.testing.Wire;

/** Problems in the language that a caller reads, and in the words of their own fault. */
@ArquillianTest
class LanguageIT {
  private final Hub hub = SharedHub.client().as("administrator:*", "application:*", "steward:*");

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  @Test
  void a_problem_is_told_in_the_language_that_is_liked_best() {
    Reply german = hub.with("Accept-Language", "de-CH, en;q=0.5").get("/api/v1/products/none");
    Reply english = hub.with("Accept-Language", "fr").get("/api/v1/products/none");

    assertThat(german.text("/title")).isEqualTo("Kein solches Datenprodukt");
    assertThat(german.text("/detail"))
        .isEqualTo("In Ihren Domänen gibt es kein Datenprodukt 'none'.");
    assertThat(german.header("Content-Language")).isEqualTo("de");
    assertThat(german.header("Vary")).contains("Accept-Language");
    assertThat(german.problem()).isEqualTo(english.problem()).isEqualTo("unknown-product");
    assertThat(english.text("/title")).isEqualTo("No such data product");
    assertThat(english.header("Content-Language")).isEqualTo("en");
  }

  @Test
  void so_are_problems_that_no_resource_makes() {
    Hub german = SharedHub.client().with("Accept-Language", "de");

    assertThat(german.get("/nothing").text("/title")).isEqualTo("Nichts unter dieser Adresse");
    assertThat(german.get("/api/v1/models").text("/title")).isEqualTo("Kein gültiges Token");
    assertThat(german.withToken("a.b.c").get("/api/v1/models").text("/title"))
        .isEqualTo("Kein gültiges Token");
    assertThat(
            Wire.ask(SharedHub.address(), "GET", "/api/v1/products/%00", "Accept-Language: de")
                .text())
        .contains("Anfrage nicht lesbar")
        .contains("Der Pfad enthält U+0000")
        .contains("Content-Language: de");
  }

  @Test
  void one_language_does_not_stay_for_the_next_request() {
    hub.with("Accept-Language", "de").get("/api/v1/products/none");

    for (int i = 0; i < 20; i++) {
      assertThat(hub.get("/api/v1/products/none").header("Content-Language")).isEqualTo("en");
    }
  }

  @Test
  void each_fault_of_a_body_has_its_own_words_with_its_place() {
    hub.register("language", "employee");

    assertDetail("{\"attributes\":{\"a\":", "ends too early at line 1, column");
    assertDetail("{\"attributes\":{\"a\":\"1\",\"a\":\"2\"}}", "'attributes.a' at line 1");
    assertDetail("{\"attributes\":{\"a\":\"1\",\"a\":\"2\"}}", "given twice");
    assertDetail("{\"attributes\":{\"city\":7}}", "'attributes.city'");
    assertDetail("{\"attributes\":{\"city\":7}}", "wrong type");
    assertDetail("{\"attributes\":{\"city\":7}}", "it takes a text");
    assertDetail("{\"attributes\":7}", "it takes an object");
    assertDetail("{\"attributs\":{}}", "'attributs' at line 1, column");
    assertDetail("{\"attributs\":{}}", "is unknown");
    assertDetail("{\"attributes\":{}} {}", "there is more");
    assertDetail("", "is empty");
    assertDetail("{\"attributes\":{\"city\":\"secret\\u0000\"}}", "holds U+0000");
    assertDetail("{\"a\":".repeat(5000), "nested deeper");
    assertDetail("{attributes:1}", "not well-formed JSON at line 1");
  }

  private void assertDetail(String body, String words) {
    Reply reply = hub.put("/api/v1/source-records/language/1", body);
    assertThat(reply.problem()).as(body).isEqualTo("malformed-json");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("/detail")).contains(words).doesNotContain("secret");
  }

  @Test
  void what_a_filter_and_a_precondition_refuse_is_told_in_german_to_the_end() {
    hub.register("language", "employee");
    Hub german = hub.with("Accept-Language", "de").wanting("RecordManagement");

    Reply filter = german.get("/api/v1/golden-records?domain=employee&filter[birth_date]=gestern");
    Reply stale =
        german
            .with("If-Match", "\"99\"")
            .put("/api/v1/source-records/language/stale", "{\"attributes\":{}}");
    Reply bulk =
        german.post(
            "/api/v1/source-systems/language/records",
            "{\"records\":[{\"key\":\"stale\",\"attributes\":{},\"ifMatch\":\"\\\"99\\\"\"}]}");

    assertThat(filter.text("/detail")).endsWith(", einen Tag als \"2026-01-31\".");
    assertThat(stale.text("/detail")).startsWith("Der Datensatz ist nicht so");
    assertThat(stale.header("Content-Language")).isEqualTo("de");
    assertThat(bulk.text("/records/0/reason")).startsWith("Der Datensatz ist nicht so");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
  void a_body_in_another_encoding_is_told_so(String charset) {
    Reply reply =
        hub.send(
            "PUT",
            "/api/v1/source-records/language/1",
            "application/json",
            java.net.http.HttpRequest.BodyPublishers.ofByteArray(
                "{\"attributes\":{\"city\":\"Köln\"}}"
                    .getBytes(java.nio.charset.Charset.forName(charset))));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("/detail")).startsWith("The body is not UTF-8");
  }
}
