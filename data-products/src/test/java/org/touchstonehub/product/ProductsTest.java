package org.touchstonehub.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstonehub.failure.RefusedFile;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.model.ReadModel;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.mdm.testing.HubDatabase;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.policy.pdp.Decision;
import org.touchstonehub.policy.pdp.Decision.Permit;
import org.touchstonehub.policy.pdp.GovernedAttribute;
import org.touchstonehub.policy.pdp.GovernedProduct;
import org.touchstonehub.policy.pdp.Mask;
import org.touchstonehub.policy.pdp.Operation;
import org.touchstonehub.policy.pdp.PolicyBundle;
import org.touchstonehub.policy.pdp.PolicyEngine;
import org.touchstonehub.policy.pdp.PolicyQuestion;
import org.touchstonehub.policy.pdp.WasmPolicyEngine;
import org.touchstonehub.policy.purpose.Purpose;

class ProductsTest {
  private static final ProductReader READER = new ProductReader(PolicyBundle.shipped().purposes());
  private static PolicyEngine policy;

  private static HubDatabase hub;

  private ActiveModels models;
  private Products products;

  @BeforeAll
  static void load() {
    policy = new WasmPolicyEngine(PolicyBundle.shipped(), 1, Duration.ofSeconds(10));
    hub = HubDatabase.create(List.of("mdm", "product"), List.of());
  }

  @AfterAll
  static void drop() {
    hub.close();
  }

  @BeforeEach
  void start() {
    for (String table : List.of("product.data_product", "mdm.entity_model")) {
      hub.run(() -> hub.database().sql("delete from " + table).update());
    }
    models = new ActiveModels(hub.database(), hub.clock());
    for (String name : EntityModelReader.shippedNames()) follow(EntityModelReader.shipped(name));
    products = new Products(hub.database(), hub.transactions(), hub.clock(), models);
    products.publish(READER.shipped());
  }

  private void follow(ReadModel model) {
    hub.run(() -> models.follow(model));
  }

  @Test
  void the_three_golden_products_are_published_with_the_terms_of_their_models() {
    assertThat(products.all())
        .extracting(DataProduct::name)
        .containsExactly("customer-golden", "employee-golden", "supplier-golden");
    DataProduct customers = products.require(Products.goldenOf("customer"));
    assertThat(customers.definition().owner()).isEqualTo("customer-data-office");
    assertThat(customers.definition().objectives()).hasSize(3);
    assertThat(customers.attributes())
        .hasSize(12)
        .allSatisfy(attribute -> assertThat(attribute.term()).isNotBlank());
    assertThatThrownBy(() -> products.require("secret-golden")).isInstanceOf(UnknownProduct.class);
  }

  @Test
  void publishing_the_same_again_changes_nothing_and_another_definition_is_the_next_version() {
    DataProduct before = products.require("customer-golden");
    products.publish(READER.shipped());
    assertThat(products.require("customer-golden")).isEqualTo(before);

    ProductDefinition next = READER.read("next", yaml("1.1.0", "customer", "CustomerCare: A6-1-b"));
    products.publish(List.of(next));

    DataProduct after = products.require("customer-golden");
    assertThat(after.definition()).isEqualTo(next);
    assertThat(after.since()).isAfter(before.since());
    long versions =
        hub.in(
            () ->
                hub.database()
                    .sql(
                        "select count(*) as n from product.data_product where name = 'customer-golden'")
                    .first(row -> row.number("n"))
                    .orElseThrow());
    assertThat(versions).isEqualTo(2);
  }

  /** Every pair of product and purpose that we ship is permitted by the policy that we ship. */
  @Test
  void the_policy_permits_what_the_shipped_products_promise() {
    for (DataProduct product : products.all()) {
      for (String purpose : product.definition().purposes().keySet()) {
        Decision decision =
            ask(product.name(), "application:" + product.domain(), purpose, "given");

        assertThat(decision).as("%s for %s", product.name(), purpose).isInstanceOf(Permit.class);
      }
    }
  }

  @Test
  void an_employee_is_paid_by_bank_account_and_managed_without() {
    Permit pay = (Permit) ask("employee-golden", "application:employee", "PersonnelPayment", null);
    Permit manage =
        (Permit) ask("employee-golden", "application:employee", "PersonnelManagement", null);

    assertThat(pay.masks()).containsEntry("iban", Mask.CLEAR).containsEntry("tax_id", Mask.CLEAR);
    assertThat(manage.masks()).containsEntry("iban", Mask.HIDDEN);
  }

  @Test
  void a_fourth_model_can_be_shared_without_a_line_of_java() {
    String model =
        """
        model: naïve-name
        description: Something else.
        id: id
        attributes:
          order: { type: text, term: Order, classification: internal }
          select: { type: bank-account, term: Account }
        """;
    follow(EntityModelReader.read("fourth", model.getBytes(StandardCharsets.UTF_8)));
    products.publish(READER.shipped());

    GovernedProduct product = products.product("naïve-name-golden").orElseThrow();
    assertThat(product.attributes()).contains(new GovernedAttribute("order", "text", "internal"));
    Permit steward =
        (Permit) ask("naïve-name-golden", "steward:naïve-name", "RecordManagement", null);
    assertThat(steward.masks())
        .containsEntry("order", Mask.CLEAR)
        .containsEntry("select", Mask.LAST_FOUR);
    assertThat(
            ask("naïve-name-golden", "application:naïve-name", "DirectMarketing", "given")
                .reasons())
        .containsExactly("purpose-not-in-product");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BecauseWeCan: A6-1-b | the policy knows no purpose 'BecauseWeCan'",
        "DirectMarketing: A6-1-b | cannot stand on legal basis 'A6-1-b'",
        "VendorPayment: A6-1-b | the policy allows none",
        "'?!': A6-1-b | the policy knows no purpose",
      })
  void a_product_that_no_decision_could_serve_is_refused(String purpose, String why) {
    assertThatThrownBy(() -> READER.read("x.yaml", yaml("1", "customer", purpose)))
        .isInstanceOf(InvalidProduct.class)
        .hasMessageContaining("x.yaml")
        .hasMessageContaining(why);
  }

  @Test
  void consent_that_the_reader_recorded_counts_where_the_file_says_so() {
    String form =
        new String(yaml("1", "customer", "DirectMarketing: A6-1-a"), StandardCharsets.UTF_8);
    for (boolean allowed : new boolean[] {true, false}) {
      String said = "self-recorded-consent: " + (allowed ? "allowed" : "refused");
      ProductDefinition read =
          READER.read("x.yaml", (form + said).getBytes(StandardCharsets.UTF_8));

      assertThat(read.selfRecordedConsent()).isEqualTo(allowed);
      assertThat(Json.read(Json.write(read), new TypeReference<ProductDefinition>() {}))
          .isEqualTo(read);
      assertThat(Json.write(read).contains("selfRecordedConsent"))
          .as("definitions stored before stay the same")
          .isEqualTo(allowed);
    }
    assertThat(READER.read("x.yaml", form.getBytes(StandardCharsets.UTF_8)).selfRecordedConsent())
        .isFalse();
    for (String wrong : List.of("yes", "true", "", "Allowed")) {
      byte[] yaml = (form + "self-recorded-consent: " + wrong).getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> READER.read("x.yaml", yaml))
          .as(wrong)
          .isInstanceOf(InvalidProduct.class)
          .hasMessageContaining("allowed or refused");
    }
  }

  @Test
  void all_that_is_wrong_with_a_file_is_told_at_once() {
    String bad =
        """
        product: x
        domain: customer
        owner: 7
        price: 12
        objectives: [ { name: speed } ]
        """;

    assertThatThrownBy(() -> READER.read("x.yaml", bad.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            InvalidProduct.class, fault -> assertThat(fault.faults()).hasSize(6));
    for (String text : List.of("", "[1]", "a: b: c", "&a [*a]", "a: 1\na: 2")) {
      assertThatThrownBy(() -> READER.read("x", text.getBytes(StandardCharsets.UTF_8)))
          .as(text)
          .isInstanceOf(InvalidProduct.class);
    }
  }

  private static byte[] yaml(String version, String domain, String purpose) {
    return """
        product: customer-golden
        version: "%s"
        domain: %s
        owner: somebody
        description: Test.
        purposes: { %s }
        """
        .formatted(version, domain, purpose)
        .getBytes(StandardCharsets.UTF_8);
  }

  private Decision ask(String product, String group, String purpose, String consent) {
    return policy.decide(
        new PolicyQuestion(
            Caller.of("test", List.of(group)),
            products.product(product).orElse(null),
            new Purpose(purpose),
            Operation.READ,
            Set.of(),
            consent));
  }

  private static final String NARROWER =
      """
      product: supplier-golden
      version: 2.0.0
      domain: supplier
      owner: me
      description: Fewer purposes.
      purposes: { RecordManagement: A6-1-f }
      """;

  @Test
  void a_folder_replaces_a_shipped_product_and_a_bad_file_is_refused_alone(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("a.yaml"), NARROWER);
    Files.writeString(folder.resolve("b.yaml"), "product: customer-golden\nversion: 1: 2\n");

    var read = READER.folder(folder);
    products.publish(READER.shipped(), read);

    assertThat(read.refused())
        .singleElement()
        .extracting(RefusedFile::reason)
        .asString()
        .contains("b.yaml", "line 2");
    assertThat(products.require("supplier-golden").definition().purposes())
        .containsOnlyKeys("RecordManagement");
    assertThat(products.require("customer-golden").definition().version()).isEqualTo("1.0.0");
  }

  @Test
  void no_shipped_and_no_default_product_takes_the_place_of_a_refused_one(@TempDir Path folder)
      throws IOException {
    hub.run(() -> hub.database().sql("delete from product.data_product").update());
    Files.writeString(folder.resolve("customer-golden.yaml"), "purposes: {}\n");

    products.publish(READER.shipped(), READER.folder(folder));

    assertThat(products.find("customer-golden")).isEmpty();
    assertThat(products.find("employee-golden")).isPresent();
  }
}
