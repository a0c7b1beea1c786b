package org.touchstonehub.sharing.request;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.touchstonehub.sharing.describe.TakesFile;

/**
 * Lets only so many requests that change something in at once, before any of their body is read.
 * Behind the check of grants: whoever may not call takes nobody's place.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 200)
public class BulkheadFilter implements ContainerRequestFilter {
  private static final Set<String> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @Context ResourceInfo resource;
  @Inject Bulkheads bulkheads;
  @Inject TurnOfRequest turn;

  @Override
  public void filter(ContainerRequestContext request) {
    if (READS.contains(request.getMethod())) return;
    boolean takesFile = resource.getResourceMethod().isAnnotationPresent(TakesFile.class);
    turn.take(takesFile ? bulkheads.uploads() : bulkheads.writes());
  }
}
