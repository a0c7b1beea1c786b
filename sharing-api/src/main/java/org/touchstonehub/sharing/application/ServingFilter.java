package org.touchstonehub.sharing.application;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.touchstonehub.sharing.problem.Refused;

/**
 * Lets no request through before the migrations have run and the models are active, nor while the
 * server stops: it would meet the tables of another version, or work that is cut off.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
@ApplicationScoped
public class ServingFilter implements ContainerRequestFilter {
  @Inject HubState state;

  @Override
  public void filter(ContainerRequestContext request) {
    switch (state.phase()) {
      case SERVING -> {}
      case STARTING ->
          throw new Refused(
              503,
              "unavailable",
              "The hub is starting; /health/ready says what it waits for. Try again shortly.");
      case STOPPING ->
          throw new Refused(503, "unavailable", "The hub is stopping. Try again once it is back.");
      case FAILED ->
          throw new Refused(
              503,
              "start-failed",
              "The hub could not start, and trying again does not help; an operator finds the reason in /health/ready.");
    }
  }
}
