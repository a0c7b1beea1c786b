package org.touchstonehub.sharing.limit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.touchstonehub.sharing.problem.Problem;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.security.GrantFilter;

/**
 * Counts a request for its caller, once it is known who that is; without a valid token, for the
 * address it came from. Beyond the limit the answer is 429. Every counted answer says what is left.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
@ApplicationScoped
public class RateFilter implements ContainerRequestFilter, ContainerResponseFilter {
  @Inject Limits limits;
  @Inject UnknownCallers unknownCallers;
  @Inject Access access;
  @Context HttpServletRequest servletRequest;
  @Context HttpServletResponse servletResponse;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMethod().equals(HttpMethod.OPTIONS)) return; // of nobody yet
    limits
        .take(access.caller().subject())
        .ifPresent(
            allowance -> {
              allowance.tell("caller", servletResponse);
              if (!allowance.granted()) throw new Refused(allowance.tooMany());
            });
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    boolean isKnown = request.getProperty(GrantFilter.CALLER) != null;
    if (isKnown || (response.getStatus() != 401 && response.getStatus() != 429)) return;
    unknownCallers
        .count(servletRequest, servletResponse)
        .ifPresent(
            tooMany -> {
              Problem.Told told = tooMany.told();
              response.setStatus(tooMany.status());
              response.setEntity(told.body());
              response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
              told.headers().forEach(response.getHeaders()::putSingle);
            });
  }
}
