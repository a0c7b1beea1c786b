package org.touchstonehub.sharing.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import org.touchstonehub.sharing.trace.RequestSpan;

/** Notes the route of a request, as its resource declares it, for the log line and the span. */
@Provider
public class RouteFilter implements ContainerRequestFilter {
  @Context ResourceInfo resource;
  @Context HttpServletRequest servletRequest;

  @Override
  public void filter(ContainerRequestContext request) {
    String route = path(resource.getResourceClass()) + path(resource.getResourceMethod());
    servletRequest.setAttribute(RequestFilter.ROUTE, route);
    RequestSpan.tell(route);
  }

  private static String path(AnnotatedElement element) {
    Path path = element == null ? null : element.getAnnotation(Path.class);
    return path == null || path.value().equals("/") ? "" : "/" + path.value().replaceAll("^/+", "");
  }
}
