package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

/** Consent over REST, and the source systems that it hangs on. */
@ArquillianTest
class ConsentIT {
  private static final String CONSENTS = "/api/v1/consents";
  private final Hub officer = SharedHub.client().asCaller("officer", "compliance-officer:customer");
  private final Hub administrator = SharedHub.client().as("administrator:customer");

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  private Reply give(String system) {
    return officer.post(
        CONSENTS,
        """
        {"subject": {"system": "%s", "key": "1"}, "purpose": "DirectMarketing",
         "state": "given", "evidence": "paper"}"""
            .formatted(system));
  }

  @Test
  void consent_is_not_recorded_for_a_system_that_is_just_being_deleted() throws Exception {
    SharedHub.client().register("leaving", "customer");

    Reply refused;
    try (Connection deletion = SharedHub.database().connect();
        var statement = deletion.createStatement()) {
      deletion.setAutoCommit(false);
      statement.execute("delete from mdm.source_system where name = 'leaving'");
      CompletableFuture<Reply> consent = CompletableFuture.supplyAsync(() -> give("leaving"));
      awaitWaiting("mdm.source_system");
      deletion.commit();
      refused = consent.join();
    }

    assertThat(refused.status()).as(refused.toString()).isEqualTo(404);
    assertThat(refused.problem()).isEqualTo("unknown-source-system");
    assertThat(SharedHub.database().texts("select id from policy.consent where system = 'leaving'"))
        .isEmpty();
  }

  @Test
  void a_system_is_not_deleted_for_which_consent_is_just_being_recorded() throws Exception {
    SharedHub.client().register("staying", "customer");

    Reply recorded;
    Reply deleted;
    try (Connection holder = SharedHub.database().connect();
        var statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("lock table policy.consent in share mode");
      CompletableFuture<Reply> consent = CompletableFuture.supplyAsync(() -> give("staying"));
      awaitWaiting("into policy.consent");
      CompletableFuture<Reply> deletion =
          CompletableFuture.supplyAsync(
              () -> administrator.delete("/api/v1/source-systems/staying"));
      awaitWaiting("delete from mdm.source_system");
      holder.commit();
      recorded = consent.join();
      deleted = deletion.join();
    }

    assertThat(recorded.status()).as(recorded.toString()).isEqualTo(201);
    assertThat(deleted.problem()).isEqualTo("source-system-not-empty");
    assertThat(administrator.get("/api/v1/source-systems/staying").status()).isEqualTo(200);
  }

  private static void awaitWaiting(String statement) {
    await()
        .until(
            () ->
                SharedHub.database()
                    .texts("select query from pg_stat_activity where wait_event_type = 'Lock'")
                    .stream()
                    .anyMatch(query -> query.contains(statement)));
  }

  @Test
  void a_list_of_consents_says_whose() {
    SharedHub.client().register("listed", "customer");
    for (String parameters : List.of("", "?system=listed", "?key=1")) {
      Reply refused = officer.get(CONSENTS + parameters);

      assertThat(refused.status()).as(parameters).isEqualTo(400);
      assertThat(refused.problem()).isEqualTo("parameter-missing");
      assertThat(refused.text("/title")).isEqualTo("Parameter is missing");
      assertThat(refused.text("/detail")).contains("'system' and 'key'");
    }
    assertThat(officer.get(CONSENTS + "?system=listed&key=1").status()).isEqualTo(200);
  }
}
