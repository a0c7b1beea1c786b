package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.OwnHub;
import org.touchstonehub.sharing.testing.Reply;

/** A hub whose folders of models, products and policies hold right and wrong files. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FoldersIT {
  private static final String GYM =
      """
      model: gym
      description: Members.
      source: source
      sources: [ { name: desk } ]
      attributes:
        name: { type: organisation, term: Name, classification: public }
        account: { type: bank-account, term: Account }
      """;
  private static final String GYM_PRODUCT =
      """
      product: gym-golden
      version: 1.0.0
      domain: gym
      owner: gym
      description: Members.
      purposes: { LegalCompliance: A6-1-c, RecordManagement: A6-1-f }
      """;

  @TempDir static Path folder;
  private static OwnHub own;
  private static Hub hub;

  @BeforeAll
  static void start() {
    write("models/gym.yaml", GYM);
    write("models/shop.yaml", "model: shop\nattributes:\n  phone: fone\n");
    write("models/customer.yaml", "model: customer\nattributes: {\n");
    write("products/gym.yaml", GYM_PRODUCT);
    write("products/supplier-golden.yaml", "product: supplier-golden\nversion: 2\n");
    policy("last-four");
    own =
        OwnHub.withDatabase(
            Map.of(
                "TOUCHSTONE_MODELS", folder.resolve("models").toString(),
                "TOUCHSTONE_PRODUCTS", folder.resolve("products").toString(),
                "TOUCHSTONE_POLICIES", folder.resolve("policies").toString()));
    hub = own.client();
    hub.register("desk", "gym");
    hub.put("desk", "1", "{\"name\":\"Zwickelbach\",\"account\":\"NL91ABNA0417164300\"}");
  }

  @AfterAll
  static void close() {
    if (own != null) own.close();
  }

  private static void write(String path, String text) {
    try {
      Files.createDirectories(folder.resolve(path).resolveSibling("."));
      Files.writeString(folder.resolve(path), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The policy's form of a bank account that is shown in part, all else as shipped. */
  private static void policy(String form) {
    try {
      String shipped =
          Files.readString(Path.of("../policy-service/src/main/rego/touchstone/masks/data.yaml"));
      write(
          "policies/touchstone/masks/data.yaml",
          shipped.replace("  bank-account: last-four\n", "  bank-account: " + form + "\n"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static JsonNode check(String name) {
    for (JsonNode check : hub.get("/health/ready").json().path("checks")) {
      if (check.path("name").asText().equals(name)) return check;
    }
    throw new AssertionError("no check " + name);
  }

  private static Reply read(String purpose) {
    return hub.as("steward:gym", "application:gym")
        .wanting(purpose)
        .get("/api/v1/golden-records/by-source/desk/1");
  }

  private static void restart() {
    own.kill();
    own.start();
    hub = own.client();
  }

  @Test
  @Order(1)
  void a_bad_model_is_refused_alone_and_named() {
    JsonNode models = check("models");

    assertThat(hub.get("/health/ready").status()).isEqualTo(200);
    assertThat(models.path("status").asText()).isEqualTo("UP");
    assertThat(models.at("/data/refused").asInt()).isEqualTo(2);
    assertThat(models.path("data").path(folder.resolve("models/shop.yaml").toString()).asText())
        .contains("shop.yaml:3:", "unknown type 'fone'", "did you mean 'phone'?");
    assertThat(models.path("data").path("domain customer").asText()).isEqualTo("not served");
    assertThat(own.log()).content().contains("event=file-refused", "shop.yaml:3:");
    assertThat(read("RecordManagement").text("/attributes/name")).isEqualTo("Zwickelbach");
    hub.register("erp", "supplier");
    hub.put("erp", "1", "{\"name\":\"Acme\"}");
  }

  @Test
  @Order(2)
  void a_domain_that_is_not_served_says_so_for_good() {
    for (String domain : new String[] {"customer", "shop"}) {
      Reply refused =
          hub.as("application:" + domain)
              .wanting("RecordManagement")
              .get("/api/v1/golden-records?domain=" + domain);

      assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
      assertThat(refused.problem()).isEqualTo("model-refused");
      assertThat(refused.text("/detail"))
          .contains("'" + domain + "' is not served", "Trying again does not help")
          .doesNotContainIgnoringCase("try again");
      assertThat(refused.header("Retry-After")).isNullOrEmpty();
    }
  }

  @Test
  @Order(3)
  void a_product_of_the_folder_is_offered_and_a_bad_one_refused_alone() {
    JsonNode products = check("products");

    assertThat(products.at("/data/refused").asInt()).isEqualTo(1);
    assertThat(
            products
                .path("data")
                .path(folder.resolve("products/supplier-golden.yaml").toString())
                .asText())
        .contains("'domain' needs a text", "'purposes' needs");
    assertThat(products.path("data").path("product supplier-golden").asText())
        .isEqualTo("not offered");
    assertThat(read("LegalCompliance").text("/attributes/name")).isEqualTo("Zwickelbach");
  }

  @Test
  @Order(4)
  void what_was_good_before_goes_on_while_its_file_is_bad() {
    write("models/gym.yaml", GYM + "  more: fone\n");
    write("products/gym.yaml", "product: gym-golden\n");
    write("models/customer.yaml", "model: customer\nattributes: { given: given-name }\n");
    policy("hidden");

    restart();
    hub.awaitReady();

    assertThat(check("models").path("data").path("domain gym").asText())
        .isEqualTo("served with version 1 from the database");
    assertThat(check("models").path("data").has("domain customer")).isFalse();
    assertThat(check("products").path("data").path("product gym-golden").asText())
        .isEqualTo("offered as published before");
    assertThat(read("LegalCompliance").text("/attributes/name")).isEqualTo("Zwickelbach");
    // Mended, and with the policy that the folder holds now.
    assertThat(
            hub.as("application:customer")
                .wanting("RecordManagement")
                .get("/api/v1/golden-records?domain=customer")
                .status())
        .isEqualTo(200);
    assertThat(
            hub.as("steward:gym")
                .wanting("RecordManagement")
                .get("/api/v1/golden-records/by-source/desk/1")
                .text("/attributes/account"))
        .isEmpty();
  }

  @Test
  @Order(5)
  void a_bad_policy_lets_nothing_leave_and_is_named() {
    policy("last-for");

    restart();
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> hub.get("/health/ready").body().contains("SERVING"));

    assertThat(hub.get("/health/ready").status()).isEqualTo(503);
    assertThat(check("policy-engine").path("status").asText()).isEqualTo("DOWN");
    assertThat(check("policy-engine").at("/data/reason").asText())
        .contains("'bank-account'", "'last-for' is not known");
    Reply refused = read("RecordManagement");
    assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
    assertThat(refused.problem()).isEqualTo("policy-unanswered");
    assertThat(refused.body()).doesNotContain("Zwickelbach");
  }
}
