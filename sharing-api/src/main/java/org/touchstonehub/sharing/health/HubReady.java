package org.touchstonehub.sharing.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.touchstonehub.sharing.application.HubState;

/** Migrations and models are in place, and the hub is not stopping. */
@Readiness
@ApplicationScoped
public class HubReady implements HealthCheck {
  @Inject HubState state;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("hub")
        .status(state.isServing())
        .withData("phase", state.phase().name())
        .withData("reason", state.reason())
        .build();
  }
}
