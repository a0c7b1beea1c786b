package org.touchstonehub.sharing.limit;

/**
 * What is left to somebody after this request.
 *
 * @param granted whether this request is within it
 * @param perMinute how many requests are given back in a minute, and how many may come at once
 * @param left how many more may come now
 * @param waitSeconds after how many seconds there is one more, at least 1; 0 where some are left
 */
record Allowance(boolean granted, long perMinute, long left, long waitSeconds) {
  /** As {@code RateLimit} is written (draft-ietf-httpapi-ratelimit-headers). */
  String header(String policy) {
    return "\"%s\";r=%d;t=%d".formatted(policy, left, waitSeconds);
  }

  /** As {@code RateLimit-Policy} is written. */
  String policyHeader(String policy) {
    return "\"%s\";q=%d;w=60".formatted(policy, perMinute);
  }
}
