package org.touchstonehub.sharing.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.touchstonehub.policy.pdp.EngineHealth;
import org.touchstonehub.policy.pdp.PolicyEngine;

/** The policy engine decides; without it nothing is shared, so the hub is not ready. */
@Readiness
@ApplicationScoped
public class PolicyReady implements HealthCheck {
  @Inject PolicyEngine engine;

  @Override
  public HealthCheckResponse call() {
    EngineHealth health = engine.health();
    return HealthCheckResponse.named("policy-engine")
        .status(health.up())
        .withData("engine", engine.name())
        .withData("policy", health.policyDigest())
        .withData("reason", health.detail())
        .build();
  }
}
