package org.touchstonehub.sharing.request;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** Headers for browsers: this API is not a page, is framed by nobody, and is kept by no cache. */
public final class SecurityHeaders {
  public static final Map<String, String> ALL =
      Map.of(
          "Cache-Control", "no-store",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Referrer-Policy", "no-referrer",
          // What an answer may depend on besides its address, whether or not this one does.
          "Vary", "Accept, Accept-Encoding, Accept-Language, Authorization, Origin, Purpose",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY");

  private SecurityHeaders() {}

  static void addTo(HttpServletResponse response) {
    ALL.forEach(response::setHeader);
  }
}
