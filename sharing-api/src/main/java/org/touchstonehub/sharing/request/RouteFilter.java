package org.touchstonehub.sharing.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;

/** Notes the route of a request, as its resource declares it, for the log line. */
@Provider
public class RouteFilter implements ContainerRequestFilter {
  @Context ResourceInfo resource;
  @Context HttpServletRequest servletRequest;

  @Override
  public void filter(ContainerRequestContext request) {
    servletRequest.setAttribute(
        RequestFilter.ROUTE,
        path(resource.getResourceClass()) + path(resource.getResourceMethod()));
  }

  private static String path(AnnotatedElement element) {
    Path path = element == null ? null : element.getAnnotation(Path.class);
    return path == null || path.value().equals("/") ? "" : "/" + path.value().replaceAll("^/+", "");
  }
}
