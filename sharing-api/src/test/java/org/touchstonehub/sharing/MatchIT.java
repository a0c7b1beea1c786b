package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

/** Search before create, and what stewards do to single source records. */
@ArquillianTest
class MatchIT {
  private static final String MATCH = "/api/v1/match";
  private static final String SYSTEM = "front-desk";
  private static final String CREATE = "/api/v1/source-systems/" + SYSTEM + "/records/create";
  private static final String DELETE = "/api/v1/source-systems/" + SYSTEM + "/records/delete";
  private static final String ZENOBIA =
      "{\"given_name\":\"Zenobia\",\"family_name\":\"Quillfeather\",\"birth_date\":\"1971-04-23\","
          + "\"email\":\"zenobia@quillfeather.example\",\"city\":\"Truro\"}";
  private static final String NOBODY =
      "{\"given_name\":\"Xaver\",\"family_name\":\"Brimstone\",\"birth_date\":\"2001-01-02\"}";

  private final Hub hub = SharedHub.client();
  private final Hub application = hub.as("application:customer").wanting("CustomerCare");
  private final Hub steward = hub.as("steward:customer");

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  @BeforeAll
  static void fill() {
    SharedHub.client().register(SYSTEM, "customer");
    SharedHub.client().put(SYSTEM, "zenobia", ZENOBIA);
  }

  private static String asked(String attributes) {
    return "{\"domain\":\"customer\",\"attributes\":" + attributes + "}";
  }

  private static String creation(String key, String attributes, String more) {
    return "{\"key\":\"%s\",\"attributes\":%s%s}".formatted(key, attributes, more);
  }

  private String idOf(String key) {
    return application.get("/api/v1/golden-records/by-source/" + SYSTEM + "/" + key).text("/id");
  }

  private long versions() {
    return Long.parseLong(
        SharedHub.database().texts("select count(*) from mdm.source_record").get(0));
  }

  @Test
  void who_is_here_is_found_with_the_reasons_and_where_the_values_differ() {
    long before = versions();

    Reply found = application.post(MATCH, asked(ZENOBIA.replace("Quillf", "Quilf")));

    assertThat(found.status()).as(found.toString()).isEqualTo(200);
    assertThat(found.text("/candidates/0/golden/id")).isEqualTo(idOf("zenobia"));
    assertThat(found.text("/candidates/0/grade")).isEqualTo("match");
    assertThat(found.text("/candidates/0/records/0/source/key")).isEqualTo("zenobia");
    assertThat(found.json().at("/candidates/0/records/0/reasons")).isNotEmpty();
    assertThat(found.json().at("/candidates/0/probability").asDouble()).isBetween(0.9, 1.0);
    assertThat(found.body())
        .contains("{\"text\":\"l\",\"same\":false}")
        .contains("{\"text\":\"Quil\",\"same\":true}");
    Reply decision =
        hub.as("compliance-officer:customer")
            .get("/api/v1/decisions/" + found.header("Touchstone-Decision"));
    assertThat(decision.text("/operation")).isEqualTo("match");
    assertThat(versions()).isEqualTo(before);
  }

  @Test
  void nobody_is_found_who_is_not_here() {
    Reply found = application.post(MATCH, asked(NOBODY));

    assertThat(found.status()).as(found.toString()).isEqualTo(200);
    assertThat(found.json().at("/candidates")).isEmpty();
  }

  @Test
  void a_steward_needs_no_purpose_and_an_application_does() {
    Reply found = steward.post(MATCH, asked(ZENOBIA));

    assertThat(found.status()).as(found.toString()).isEqualTo(200);
    assertThat(found.text("/candidates/0/golden/id")).isEqualTo(idOf("zenobia"));
    assertThat(hub.as("application:customer").post(MATCH, asked(ZENOBIA)).problem())
        .isEqualTo("purpose-missing");
  }

  @Test
  void to_a_token_that_may_not_search_a_known_person_and_nobody_look_the_same() {
    Hub marketing = hub.as("application:customer").wanting("NobodyKnowsThisPurpose");
    for (Hub denied : List.of(marketing, hub.as("application:supplier").wanting("Procurement"))) {
      Reply known = denied.post(MATCH, asked(ZENOBIA));
      Reply nobody = denied.post(MATCH, asked(NOBODY));

      assertThat(known.status()).as(known.toString()).isEqualTo(403);
      assertThat(nobody.status()).isEqualTo(403);
      assertThat(known.problem()).isEqualTo(nobody.problem());
      assertThat(withoutIds(known)).isEqualTo(withoutIds(nobody));
      assertThat(known.json().at("/reasons")).isEqualTo(nobody.json().at("/reasons"));
      assertThat(known.body()).doesNotContain("uillfeather").doesNotContain(idOf("zenobia"));
    }
  }

  /** What is told, but for the number of the decision. */
  private static String withoutIds(Reply refused) {
    return refused.text("/detail").replaceAll("[0-9a-f-]{36}", "");
  }

  @Test
  void a_record_is_not_created_where_it_may_be_here_unless_the_candidates_were_looked_at() {
    String id = idOf("zenobia");
    Hub once = application.with("Idempotency-Key", "create-zenobia");

    Reply refused = once.post(CREATE, creation("zenobia-2", ZENOBIA, ""));

    assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("candidates-found");
    assertThat(refused.json().at("/choices")).hasSize(1);
    assertThat(refused.text("/choices/0")).isEqualTo(id);
    assertThat(application.get("/api/v1/source-records/" + SYSTEM + "/zenobia-2").status())
        .isEqualTo(404);

    String despite = ",\"despite\":[\"" + id + "\"]";
    assertThat(application.post(CREATE, creation("zenobia-2", ZENOBIA, despite)).problem())
        .isEqualTo("reason");
    Reply preview =
        application.post(
            CREATE + "?preview=true",
            creation("zenobia-2", ZENOBIA, despite + ",\"reason\":\"sent by hand\""));
    assertThat(preview.status()).as(preview.toString()).isEqualTo(200);
    assertThat(preview.text("/goldenId")).isEqualTo(id);
    assertThat(preview.text("/command")).isEmpty();
    String body = creation("zenobia-2", ZENOBIA, despite + ",\"reason\":\"sent by hand\"");
    Hub again = application.with("Idempotency-Key", "create-zenobia-2");
    Reply made = again.post(CREATE, body);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    assertThat(made.text("/goldenId")).isEqualTo(id).isEqualTo(idOf("zenobia-2"));
    assertThat(again.post(CREATE, body).body()).isEqualTo(made.body());
    assertThat(application.post(CREATE, body).problem()).isEqualTo("source-record-exists");
  }

  @Test
  void who_is_not_here_is_created_and_found_from_then_on() {
    String wilbur =
        "{\"given_name\":\"Wilbur\",\"family_name\":\"Ostrander\",\"birth_date\":\"1962-09-14\","
            + "\"city\":\"Exeter\"}";

    Reply made = application.post(CREATE, creation("wilbur", wilbur, ""));

    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    assertThat(made.header("ETag")).isEqualTo("\"1\"");
    Reply found = application.post(MATCH, asked(wilbur));
    assertThat(found.text("/candidates/0/golden/id")).isEqualTo(made.text("/goldenId"));
  }

  @Test
  void a_steward_deletes_the_version_that_was_seen_and_previews_it_first() {
    hub.put(SYSTEM, "ignatius", "{\"given_name\":\"Ignatius\",\"family_name\":\"Pemberwick\"}");
    String id = idOf("ignatius");
    String body = "{\"key\":\"ignatius\",\"reason\":\"sent in error\"}";

    assertThat(steward.post(DELETE, body).status()).isEqualTo(428);
    assertThat(steward.with("If-Match", "\"7\"").post(DELETE, body).status()).isEqualTo(412);
    Hub seen = steward.with("If-Match", "\"1\"");
    Reply preview = seen.post(DELETE + "?preview=true", body);
    assertThat(preview.status()).as(preview.toString()).isEqualTo(200);
    assertThat(preview.text("/retired/0")).isEqualTo(id);
    assertThat(idOf("ignatius")).isEqualTo(id);

    Reply deleted = seen.post(DELETE, body);

    assertThat(deleted.status()).as(deleted.toString()).isEqualTo(200);
    assertThat(deleted.text("/retired/0")).isEqualTo(id);
    assertThat(deleted.text("/command")).isNotEmpty();
    assertThat(application.get("/api/v1/golden-records/" + id).status()).isEqualTo(410);
    assertThat(application.with("If-Match", "\"1\"").post(DELETE, body).status()).isEqualTo(403);
  }
}
