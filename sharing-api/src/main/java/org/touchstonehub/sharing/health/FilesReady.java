package org.touchstonehub.sharing.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.touchstonehub.sharing.application.Refusals;

/**
 * Names the files of the operator's folders that were refused. Up all the same: what is right is
 * served, and a supervisor that took the hub away for one bad file would stop the others too.
 */
abstract class FilesReady implements HealthCheck {
  @Inject Refusals refusals;

  abstract Refusals.Kind kind();

  abstract String named();

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named(named()).up().withData("refused", refusals.count(kind()));
    refusals.of(kind()).forEach(answer::withData);
    return answer.build();
  }

  /** The files of {@code TOUCHSTONE_MODELS}. */
  @Readiness
  @ApplicationScoped
  public static class Models extends FilesReady {
    @Override
    Refusals.Kind kind() {
      return Refusals.Kind.MODELS;
    }

    @Override
    String named() {
      return "models";
    }
  }

  /** The files of {@code TOUCHSTONE_PRODUCTS}. */
  @Readiness
  @ApplicationScoped
  public static class Products extends FilesReady {
    @Override
    Refusals.Kind kind() {
      return Refusals.Kind.PRODUCTS;
    }

    @Override
    String named() {
      return "products";
    }
  }
}
