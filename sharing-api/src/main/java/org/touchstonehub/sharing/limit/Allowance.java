package org.touchstonehub.sharing.limit;

import jakarta.servlet.http.HttpServletResponse;
import org.touchstonehub.sharing.problem.Problem;

/**
 * What is left to somebody after this request.
 *
 * @param granted whether this request is within it
 * @param perMinute how many requests are given back in a minute, and how many may come at once
 * @param left how many more may come now
 * @param waitSeconds after how many seconds there is one more, at least 1; 0 where some are left
 */
record Allowance(boolean granted, long perMinute, long left, long waitSeconds) {
  /** Sets the headers that tell what is left (draft-ietf-httpapi-ratelimit-headers). */
  void tell(String policy, HttpServletResponse response) {
    response.setHeader("RateLimit", "\"%s\";r=%d;t=%d".formatted(policy, left, waitSeconds));
    response.setHeader("RateLimit-Policy", "\"%s\";q=%d;w=60".formatted(policy, perMinute));
    if (!granted) response.setHeader("Retry-After", String.valueOf(waitSeconds));
  }

  /** What to answer where it is not granted. */
  Problem tooMany() {
    return Problem.of(
        429,
        "too-many-requests",
        "More than %d requests a minute came; wait %d s, then go on more slowly."
            .formatted(perMinute, waitSeconds));
  }
}
