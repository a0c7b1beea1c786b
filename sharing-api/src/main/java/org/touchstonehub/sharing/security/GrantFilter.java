package org.touchstonehub.sharing.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.policy.caller.Role;
import org.touchstonehub.sharing.problem.Refused;

/**
 * Default deny: no request reaches a resource without a valid token and a grant of a role that the
 * method names. Whether the grant covers the touched domain is for {@link Access} to say.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class GrantFilter implements ContainerRequestFilter {
  /** Under this name the request holds the caller's subject. */
  public static final String CALLER = "org.touchstonehub.caller";

  @Inject TokenCaller token;
  @Inject Access access;
  @Inject Doubts doubts;
  @Context ResourceInfo resource;
  @Context HttpServletRequest servletRequest;

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    Allowed allowed = method == null ? null : method.getAnnotation(Allowed.class);
    if (allowed == null && request.getMethod().equals(HttpMethod.OPTIONS)) {
      return; // which methods there are is no secret: /openapi lists them
    }
    Caller caller =
        token.require(
            request.getHeaders().get(HttpHeaders.AUTHORIZATION),
            () -> doubts.about(servletRequest));
    if (allowed == null) {
      throw new Refused(
          405, "method-not-allowed", "This address takes other methods; see /openapi.");
    }
    Set<Role> roles = Set.copyOf(Arrays.asList(allowed.value()));
    if (caller.grants().stream().noneMatch(grant -> roles.contains(grant.role()))) {
      throw new Refused(
          403,
          "role-missing",
          "This needs one of the roles %s; your token grants none of them."
              .formatted(
                  roles.stream().map(Role::code).sorted().collect(Collectors.joining(", "))));
    }
    access.begin(caller, roles);
    request.setProperty(CALLER, caller.subject());
  }
}
