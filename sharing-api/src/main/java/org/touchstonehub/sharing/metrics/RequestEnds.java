package org.touchstonehub.sharing.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.security.GrantFilter;

/** What is told of every request once it is answered: one log line, and the metrics. */
@ApplicationScoped
public class RequestEnds {
  private static final Logger LOG = System.getLogger("org.touchstonehub.sharing.request");
  private static final String DECISION = "Touchstone-Decision";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");

  @Inject HubMetrics metrics;

  @Inject
  @ConfigProperty(name = "TOUCHSTONE_REQUEST_LOG", defaultValue = "on")
  String log;

  @Inject
  @ConfigProperty(name = "TOUCHSTONE_REQUEST_LOG_CALLER", defaultValue = "hash")
  String caller;

  /**
   * @param route its template, or null for a request that reached no resource
   * @param nanos since it came
   */
  public void told(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object route,
      long nanos) {
    RequestLine line =
        new RequestLine(
            METHODS.contains(request.getMethod()) ? request.getMethod() : "other",
            route == null ? "none" : route.toString(),
            response.getStatus(),
            nanos / 1_000_000,
            (String) request.getAttribute(GrantFilter.CALLER),
            response.getHeader(DECISION),
            length(response));
    metrics.answered(line.method(), line.route(), line.status(), nanos);
    if (!log.equals("off")) {
      LOG.log(
          Level.INFO,
          "{0}",
          line.text(RequestLine.Naming.valueOf(caller.toUpperCase(Locale.ROOT))));
    }
  }

  private static long length(HttpServletResponse response) {
    String length = response.getHeader("Content-Length");
    return length == null || !length.matches("\\d{1,18}") ? -1 : Long.parseLong(length);
  }
}
