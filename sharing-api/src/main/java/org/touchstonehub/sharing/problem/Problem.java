package org.touchstonehub.sharing.problem;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
  private static final String RETRY_SECONDS = "5";

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

  /**
   * As it goes out.
   *
   * @param headers beside type and length of the body
   */
  public record Told(ProblemJson body, Map<String, String> headers) {}

  /** In the language of the request that the current thread serves. */
  public Told told() {
    Language language = Language.current();
    Optional<String> translated = Words.detail(detail, language);
    ProblemJson body =
        new ProblemJson(
            TYPE_PREFIX + slug,
            Words.title(slug, language),
            status,
            translated.orElse(detail),
            RequestId.current().orElse(null),
            reasons,
            decision,
            choices);
    Map<String, String> headers = new TreeMap<>();
    headers.put("Cache-Control", "no-store");
    // Two languages where only the title is translated.
    headers.put(
        "Content-Language",
        translated.isPresent() ? language.tag() : language.tag() + ", " + Language.ENGLISH.tag());
    if (status == 401) headers.put("WWW-Authenticate", "Bearer realm=\"touchstone\"");
    if (mayPass()) headers.put("Retry-After", RETRY_SECONDS);
    if (decision != null) headers.put("Touchstone-Decision", decision);
    return new Told(body, headers);
  }

  /** A sentence of the code in the language of the request, or in English where it has no other. */
  public static String inLanguageOfRequest(String english) {
    return Words.detail(english, Language.current()).orElse(english);
  }

  /** Whether the same request may be served later without anybody mending anything. */
  private boolean mayPass() {
    return status == 503 && !FINAL.contains(slug);
  }

  public Response toResponse() {
    Told told = told();
    Response.ResponseBuilder response =
        Response.status(status).type(MEDIA_TYPE).entity(told.body());
    told.headers().forEach(response::header);
    return response.build();
  }
}
