package org.touchstonehub.sharing.request;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.touchstonehub.sharing.problem.AllowedMethods;

/** Makes the answer to OPTIONS, which JAX-RS takes from the resource, a bare {@code Allow}. */
@Provider
public class OptionsFilter implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getMethod().equals(HttpMethod.OPTIONS)
        && response.getStatus() == Response.Status.OK.getStatusCode()) {
      String allow = AllowedMethods.of(response.getAllowedMethods());
      response.setEntity(null);
      response.setStatusInfo(Response.Status.NO_CONTENT);
      response.getHeaders().putSingle(HttpHeaders.ALLOW, allow);
      // Of the description that JAX-RS would have sent, in a form that no header has.
      response.getHeaders().keySet().removeIf(HttpHeaders.LAST_MODIFIED::equalsIgnoreCase);
    }
  }
}
