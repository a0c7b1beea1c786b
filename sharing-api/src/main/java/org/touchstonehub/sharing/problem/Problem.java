package org.touchstonehub.sharing.problem;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.trace.RequestId;

/**
 * One failure on its way out.
 *
 * @param slug names the kind of problem; docs/problems.md has a heading of that name
 * @param detail for the caller; no attribute value of a person
 */
public record Problem(
    int status,
    String slug,
    String detail,
    List<String> reasons,
    @Nullable String decision,
    List<String> choices) {
  public static final String MEDIA_TYPE = "application/problem+json";

  /** What a caller is told to wait where the hub cannot answer now. */
  static final int RETRY_SECONDS = 5;

  /** Answered with 503 until an operator mends something; trying again does not help. */
  private static final Set<String> FINAL = Set.of("model-refused", "start-failed");

  private static final String TYPE_PREFIX = "urn:touchstone:problem:";

  public Problem {
    reasons = List.copyOf(reasons);
    choices = List.copyOf(choices);
  }

  public static Problem of(int status, String slug, String detail) {
    return new Problem(status, slug, detail, List.of(), null, List.of());
  }

  public Problem withChoices(List<String> offered) {
    return new Problem(status, slug, detail, reasons, decision, offered);
  }

  /** In the language of the request that the current thread serves. */
  public ProblemJson toJson() {
    Language language = Language.current();
    return new ProblemJson(
        TYPE_PREFIX + slug,
        Words.title(slug, language),
        status,
        Words.detail(detail, language).orElse(detail),
        RequestId.current().orElse(null),
        reasons,
        decision,
        choices);
  }

  /** What {@code Content-Language} says; two languages where only the title is translated. */
  public String languages() {
    Language language = Language.current();
    return Words.detail(detail, language).isPresent()
        ? language.tag()
        : language.tag() + ", " + Language.ENGLISH.tag();
  }

  /** Whether the same request may be served later without anybody mending anything. */
  boolean mayPass() {
    return status == 503 && !FINAL.contains(slug);
  }

  public Response toResponse() {
    Response.ResponseBuilder response =
        Response.status(status)
            .type(MEDIA_TYPE)
            .header("Cache-Control", "no-store")
            .header("Content-Language", languages())
            .entity(toJson());
    if (status == 401) {
      response.header("WWW-Authenticate", "Bearer realm=\"touchstone\"");
    }
    if (mayPass()) {
      response.header("Retry-After", RETRY_SECONDS);
    }
    if (decision != null) {
      response.header("Touchstone-Decision", decision);
    }
    return response.build();
  }
}
