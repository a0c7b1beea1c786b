package org.touchstonehub.sharing.limit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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

/**
 * Counts a request for its caller, once it is known who that is; without a valid token, for the
 * address it came from. Beyond the limit the answer is 429. Every counted answer says what is left.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
@ApplicationScoped
public class RateFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String CALLER = "caller";
  private static final String ADDRESS = "address";
  private static final String COUNTED = RateFilter.class.getName();

  @Inject Limits limits;
  @Inject Access access;
  @Context HttpServletRequest servletRequest;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMethod().equals(HttpMethod.OPTIONS)) return; // of nobody yet
    limits
        .take(access.caller().subject())
        .ifPresent(
            allowance -> {
              request.setProperty(COUNTED, allowance);
              if (!allowance.granted()) throw new Refused(tooMany(allowance));
            });
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(COUNTED) instanceof Allowance allowance) {
      tell(allowance, CALLER, response);
    } else if (response.getStatus() == 401) {
      limits.takeUnknown(servletRequest).ifPresent(allowance -> unknown(allowance, response));
    }
  }

  private static void unknown(Allowance allowance, ContainerResponseContext response) {
    tell(allowance, ADDRESS, response);
    if (!allowance.granted()) {
      response.setStatus(429);
      response.setEntity(tooMany(allowance).toJson());
      response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
    }
  }

  private static void tell(Allowance allowance, String policy, ContainerResponseContext response) {
    response.getHeaders().putSingle("RateLimit", allowance.header(policy));
    response.getHeaders().putSingle("RateLimit-Policy", allowance.policyHeader(policy));
    if (!allowance.granted()) {
      response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, allowance.waitSeconds());
    }
  }

  static Problem tooMany(Allowance allowance) {
    return Problem.of(
        429,
        "too-many-requests",
        "More than %d requests a minute came; wait %d seconds, then go on more slowly."
            .formatted(allowance.perMinute(), allowance.waitSeconds()));
  }
}
