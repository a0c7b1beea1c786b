package org.touchstonehub.sharing.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
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
  private final Refusals.Kind kind;

  private FilesReady(Refusals.Kind kind) {
    this.kind = kind;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named(kind.name().toLowerCase(Locale.ROOT))
            .up()
            .withData("refused", refusals.count(kind));
    refusals.of(kind).forEach(answer::withData);
    return answer.build();
  }

  /** The files of {@code TOUCHSTONE_MODELS}. */
  @Readiness
  @ApplicationScoped
  public static class Models extends FilesReady {
    Models() {
      super(Refusals.Kind.MODELS);
    }
  }

  /** The files of {@code TOUCHSTONE_PRODUCTS}. */
  @Readiness
  @ApplicationScoped
  public static class Products extends FilesReady {
    Products() {
      super(Refusals.Kind.PRODUCTS);
    }
  }
}
