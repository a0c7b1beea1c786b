package org.touchstonehub.sharing.problem;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Problems that follow from HTTP alone, by status. */
public final class StandardProblems {
  private static final Map<Integer, Problem> BY_STATUS =
      Map.of(
          400, Problem.of(400, "malformed-request", "The request cannot be read; see /openapi."),
          401,
              Problem.of(
                  401,
                  "no-valid-token",
                  "Send a valid bearer token in the header Authorization; this one is missing,"
                      + " expired, or not from the configured issuer."),
          403, Problem.of(403, "not-allowed", "Your grants do not cover this request."),
          404, Problem.of(404, "no-such-resource", "Nothing is at this address; see /openapi."),
          405,
              Problem.of(
                  405, "method-not-allowed", "This address takes other methods; see /openapi."),
          406,
              Problem.of(
                  406, "not-acceptable", "This address cannot answer in what Accept asks for."),
          413, Problem.of(413, "body-too-large", "The body is larger than this address takes."),
          415,
              Problem.of(415, "unsupported-media-type", "This address takes another Content-Type."),
          503, Problem.of(503, "unavailable", "The hub cannot answer now; try again shortly."));

  private StandardProblems() {}

  public static Problem of(int status) {
    Problem known = BY_STATUS.get(status);
    if (known != null) {
      return known;
    }
    return status < 500
        ? Problem.of(status, "malformed-request", "The request cannot be served; see /openapi.")
        : internal();
  }

  static Problem method(String allowed, String given) {
    return Problem.of(
        405,
        "method-not-allowed",
        "This address takes %s, and not the method %s.".formatted(allowed, Repeated.name(given)));
  }

  static Problem accept(@Nullable String given) {
    return Problem.of(
        406,
        "not-acceptable",
        "This address answers in %s, which Accept '%s' does not take."
            .formatted("application/json", Repeated.name(given == null ? "" : given)));
  }

  static Problem contentType(String taken, @Nullable String given) {
    return given == null
        ? Problem.of(
            415,
            "unsupported-media-type",
            "This address takes %s as Content-Type, and none came.".formatted(taken))
        : Problem.of(
            415,
            "unsupported-media-type",
            "This address takes %s as Content-Type, and '%s' came."
                .formatted(taken, Repeated.name(given)));
  }

  /** Says nothing of the cause: that is in the log, under the request id. */
  static Problem internal() {
    return Problem.of(
        500, "internal", "Something broke here; the log has it under this request id.");
  }
}
