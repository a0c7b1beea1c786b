package org.touchstonehub.sharing.request;

import jakarta.servlet.http.HttpServletResponse;

/** Headers for browsers: this API is not a page, is framed by nobody, and is kept by no cache. */
final class SecurityHeaders {
  private SecurityHeaders() {}

  static void addTo(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
  }
}
