package org.touchstonehub.sharing.request;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import org.touchstonehub.sharing.trace.RequestId;

/**
 * Around every request: an id, the security headers, a bound on the body, and one log line. The
 * line names the route and not the path, because a path may hold a key that stands for a person.
 */
@WebFilter(
    urlPatterns = "/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR},
    asyncSupported = true)
public class RequestFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger("org.touchstonehub.sharing.request");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");
  static final String ROUTE = RequestFilter.class.getName() + ".route";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long started = System.nanoTime();
    // On the way to the error page the id is there already, unless the token was refused before.
    String earlier = response.getHeader(RequestId.HEADER);
    String offered = earlier == null ? request.getHeader(RequestId.HEADER) : earlier;
    response.setHeader(RequestId.HEADER, RequestId.begin(offered));
    SecurityHeaders.addTo(response);
    try {
      if (request.getDispatcherType() == DispatcherType.ERROR) {
        chain.doFilter(request, response);
      } else if (!METHODS.contains(request.getMethod())) {
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      } else if (BodyLimit.isExceededBy(request)) {
        BodyLimit.drain(request);
        response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      } else {
        BodyLimit limited = new BodyLimit(request);
        chain.doFilter(limited, response);
        if (limited.isExceeded()) BodyLimit.drain(request);
      }
    } finally {
      if (earlier == null) log(request, response, started);
      RequestId.end();
    }
  }

  private static void log(HttpServletRequest request, HttpServletResponse response, long started) {
    Object route = request.getAttribute(ROUTE);
    LOG.log(
        Level.INFO,
        "event=request method={0} route={1} status={2} ms={3}",
        METHODS.contains(request.getMethod()) ? request.getMethod() : "other",
        route == null ? "none" : route,
        String.valueOf(response.getStatus()),
        String.valueOf((System.nanoTime() - started) / 1_000_000));
  }
}
