package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.policy.caller.Role;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

@ArquillianTest
class AccessIT {
  private static final List<String> DOMAINS = List.of("customer", "supplier", "employee");
  private final Hub hub = SharedHub.client();

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  /** One call of a resource on an object of a domain, and the roles that may make it. */
  private record Call(String method, String path, String body, Set<Role> roles) {}

  private static List<Call> calls(String domain) {
    String system = "access-" + domain;
    Set<Role> readers = Set.of(Role.APPLICATION, Role.STEWARD, Role.PRODUCT_CONSUMER);
    Set<Role> senders = Set.of(Role.APPLICATION, Role.ADMINISTRATOR);
    Set<Role> everyone = Set.of(Role.values());
    return List.of(
        new Call("GET", "source-systems/" + system, "", Set.of(Role.ADMINISTRATOR)),
        new Call(
            "PUT",
            "source-systems/" + system,
            "{\"domain\":\"" + domain + "\"}",
            Set.of(Role.ADMINISTRATOR)),
        new Call("PUT", "source-records/" + system + "/k", "{\"attributes\":{}}", senders),
        new Call("DELETE", "source-records/" + system + "/none", "", senders),
        new Call(
            "GET",
            "source-records/" + system + "/none",
            "",
            Set.of(Role.APPLICATION, Role.STEWARD)),
        new Call(
            "POST",
            "source-systems/" + system + "/records",
            "{\"records\":[{\"key\":\"none\",\"deleted\":true}]}",
            senders),
        new Call(
            "GET",
            "source-systems/" + system + "/files/01980000-0000-7000-8000-000000000001",
            "",
            senders),
        new Call("GET", "golden-records?limit=1&domain=" + domain, "", readers),
        new Call("GET", "golden-records/by-source/" + system + "/none", "", readers),
        new Call("GET", "steward-tasks?domain=" + domain, "", Set.of(Role.STEWARD)),
        new Call(
            "GET",
            "consents?key=k&system=" + system,
            "",
            Set.of(Role.APPLICATION, Role.COMPLIANCE_OFFICER)),
        new Call("GET", "products/" + domain + "-golden", "", everyone));
  }

  @BeforeAll
  static void register() {
    for (String domain : DOMAINS) {
      SharedHub.client().register("access-" + domain, domain);
    }
  }

  @Test
  void every_role_of_every_domain_reaches_only_the_resources_of_its_role_in_its_domain() {
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (String touched : DOMAINS) {
      for (Call call : calls(touched)) {
        for (Role role : Role.values()) {
          for (String held : DOMAINS) {
            tried++;
            Reply reply = send(call, role.code() + ":" + held);
            boolean mayPass = call.roles().contains(role) && held.equals(touched);
            if (mayPass == isTurnedAway(reply)) {
              wrong.add(role + ":" + held + " " + call.method() + " " + call.path() + " " + reply);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(tried).isEqualTo(3 * 12 * Role.values().length * 3);
  }

  /** By the REST layer; what the policy refuses or the hub does not have was reached. */
  private static boolean isTurnedAway(Reply reply) {
    return reply.status() == 401
        || Set.of(
                "role-missing",
                "domain-not-granted",
                "unknown-source-system",
                "unknown-product",
                "no-valid-token")
            .contains(reply.problem());
  }

  @Test
  void what_is_of_another_domain_looks_like_what_never_was() {
    Hub supplier = hub.as("application:supplier").wanting("RecordManagement");

    Reply other = supplier.get("/api/v1/golden-records/by-source/access-customer/k");
    Reply none = supplier.get("/api/v1/golden-records/by-source/access-nothing/k");

    assertThat(other.status()).isEqualTo(none.status()).isEqualTo(404);
    assertThat(other.text("/detail").replace("access-customer", "X"))
        .isEqualTo(none.text("/detail").replace("access-nothing", "X"));
    assertThat(supplier.get("/api/v1/golden-records?domain=employee").problem())
        .isEqualTo(supplier.get("/api/v1/golden-records?domain=no-such-domain").problem())
        .isEqualTo("domain-not-granted");
  }

  @Test
  void lists_hold_only_what_the_caller_has_a_role_for() {
    assertThat(
            hub.as("product-owner:supplier")
                .get("/api/v1/products")
                .json()
                .findValuesAsText("domain"))
        .isNotEmpty()
        .containsOnly("supplier");
    assertThat(
            hub.as("administrator:employee")
                .get("/api/v1/source-systems")
                .json()
                .findValuesAsText("domain"))
        .isNotEmpty()
        .containsOnly("employee");
    assertThat(hub.as("steward:customer").get("/api/v1/models").json().at("/models")).hasSize(1);
  }

  @Test
  void no_operation_of_the_openapi_document_is_open_without_a_token() {
    JsonNode paths = hub.get("/openapi").json().get("paths");
    assertThat(paths.size()).isGreaterThan(10);
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String url = path.getKey().replaceAll("\\{[^}]*\\}", "x");
        Reply reply =
            hub.send(
                operation.getKey().toUpperCase(Locale.ROOT),
                url,
                bodyType(operation.getValue()),
                HttpRequest.BodyPublishers.noBody());
        assertThat(reply.status()).as("%s %s", operation.getKey(), url).isEqualTo(401);
        assertThat(reply.problem()).isEqualTo("no-valid-token");
      }
    }
  }

  private static String bodyType(JsonNode operation) {
    JsonNode content = operation.at("/requestBody/content");
    return content.isMissingNode() ? "application/json" : content.fieldNames().next();
  }

  private Reply send(Call call, String grant) {
    return hub.as(grant)
        .wanting("RecordManagement")
        .send(
            call.method(),
            "/api/v1/" + call.path(),
            "application/json",
            HttpRequest.BodyPublishers.ofString(call.body()));
  }
}
