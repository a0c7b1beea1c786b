package org.touchstonehub.policy.pdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.policy.pdp.Decision.EngineFailure;
import org.touchstonehub.policy.pdp.Decision.Fault;
import org.touchstonehub.policy.pdp.Decision.NoPolicy;
import org.touchstonehub.policy.testing.NeedsOpa;
import org.touchstonehub.policy.testing.OpaServer;

@NeedsOpa
class OpaRestPolicyEngineTest extends PolicyEngineContract {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @TempDir static Path rules;
  private static OpaServer server;
  private static PolicyEngine engine;

  @BeforeAll
  static void start() throws Exception {
    server = OpaServer.start(rules);
    engine = new OpaRestPolicyEngine(server.uri(), LIMIT);
  }

  @AfterAll
  static void stop() {
    if (server != null) server.close();
  }

  @Override
  PolicyEngine engine() {
    return engine;
  }

  @Test
  void a_server_without_the_policy_is_told_from_one_that_says_no() throws Exception {
    try (OpaServer empty = OpaServer.startEmpty()) {
      PolicyEngine unready = new OpaRestPolicyEngine(empty.uri(), LIMIT);

      Decision decision = unready.decide(Questions.read("CustomerCare", null));

      assertThat(decision).isInstanceOf(NoPolicy.class);
      assertThat(decision.permits()).isFalse();
      assertThat(unready.health().up()).isFalse();
    }
  }

  @Test
  void a_server_that_stopped_is_a_refusal_and_unhealthy() throws Exception {
    OpaServer doomed = OpaServer.startEmpty();
    PolicyEngine orphan = new OpaRestPolicyEngine(doomed.uri(), LIMIT);
    doomed.close();

    Decision decision = orphan.decide(Questions.read("CustomerCare", null));

    assertThat(decision)
        .isInstanceOfSatisfying(
            EngineFailure.class,
            failure -> assertThat(failure.fault()).isEqualTo(Fault.UNREACHABLE));
    assertThat(orphan.health().up()).isFalse();
  }

  @Test
  void an_address_that_is_no_web_address_is_refused_at_once() {
    for (String address : new String[] {"opa", "file:///etc", "http:/x", "/v1"}) {
      assertThatThrownBy(() -> new OpaRestPolicyEngine(URI.create(address), LIMIT))
          .as(address)
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("TOUCHSTONE_OPA_URL");
    }
  }
}
