package org.touchstonehub.sharing.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which pages of other origins a browser may let read answers: those that are configured, letter by
 * letter, and none else. Cookies play no part: callers show a token.
 */
@ApplicationScoped
public class Cors {
  private static final String ASKED_METHOD = "Access-Control-Request-Method";
  private static final String SENT =
      "Authorization, Content-Type, Purpose, If-Match, If-None-Match, Idempotency-Key, X-Request-Id";
  private static final String SHOWN =
      "ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy, Touchstone-Decision, X-Request-Id";
  private static final int KEPT_SECONDS = 600;

  @Inject
  @ConfigProperty(name = "touchstone.cors.origins")
  Optional<String> origins; // with commas between; the server injects no optional lists

  /** Adds what a browser wants to see, where the page that asks is of a configured origin. */
  void addTo(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    if (origin == null || !isAllowed(origin)) return;
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader("Access-Control-Expose-Headers", SHOWN);
    if (isPreflight(request)) {
      response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE");
      response.setHeader("Access-Control-Allow-Headers", SENT);
      response.setHeader("Access-Control-Max-Age", String.valueOf(KEPT_SECONDS));
    }
  }

  private boolean isAllowed(String origin) {
    return Arrays.stream(origins.orElse("").split(",")).map(String::strip).anyMatch(origin::equals);
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS") && request.getHeader(ASKED_METHOD) != null;
  }
}
