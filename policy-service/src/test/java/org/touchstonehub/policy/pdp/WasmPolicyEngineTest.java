package org.touchstonehub.policy.pdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WasmPolicyEngineTest extends PolicyEngineContract {
  private static PolicyEngine engine;

  @BeforeAll
  static void load() {
    engine = new WasmPolicyEngine(PolicyBundle.shipped(), 2, Duration.ofSeconds(5));
  }

  @Override
  PolicyEngine engine() {
    return engine;
  }

  @Test
  void a_caller_who_is_interrupted_while_waiting_is_refused_and_stays_interrupted()
      throws Exception {
    FutureTask<Decision> asking =
        new FutureTask<>(
            () -> {
              Thread.currentThread().interrupt();
              Decision decision = engine.decide(Questions.read("CustomerCare", null));
              return Thread.currentThread().isInterrupted() ? decision : null;
            });

    new Thread(asking).start();

    assertThat(asking.get(10, TimeUnit.SECONDS)).isInstanceOf(Decision.EngineFailure.class);
  }
}
