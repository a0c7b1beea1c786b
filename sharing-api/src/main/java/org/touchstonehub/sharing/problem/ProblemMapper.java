package org.touchstonehub.sharing.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.failure.TouchstoneException.Kind;
import org.touchstonehub.mdm.change.StaleGolden;
import org.touchstonehub.mdm.database.DatabaseFailure;
import org.touchstonehub.mdm.request.KeyUsedOtherwise;
import org.touchstonehub.mdm.source.StaleVersion;
import org.touchstonehub.policy.gate.NothingShared;
import org.touchstonehub.sharing.describe.TakesFile;

/** The one place where a failure becomes a status and a body. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());
  private static final Map<Kind, Integer> STATUS =
      Map.of(
          Kind.INVALID, 400,
          Kind.NOT_FOUND, 404,
          Kind.CONFLICT, 409,
          Kind.DENIED, 403,
          Kind.UNAVAILABLE, 503,
          Kind.INTERNAL, 500);

  @Context Request request;
  @Context HttpHeaders headers;
  @Context UriInfo uri;

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof Refused refused) {
      return refused.problem().toResponse();
    }
    TouchstoneException known = knownCause(failure);
    if (failure instanceof WebApplicationException web && known == null) {
      return fromHttp(web);
    }
    if (known == null || known.kind() == Kind.INTERNAL) {
      LOG.log(Level.ERROR, "event=request-failed", failure);
      return StandardProblems.internal().toResponse();
    }
    return of(known).toResponse();
  }

  static Problem of(TouchstoneException failure) {
    int status = status(failure);
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof NothingShared onRecord) {
      return new Problem(
          status,
          failure.slug(),
          message,
          onRecord.reasons(),
          onRecord.decision().toString(),
          List.of());
    }
    return Problem.of(status, failure.slug(), message);
  }

  private static int status(TouchstoneException failure) {
    // Finer than kinds: HTTP has a status of its own for these.
    if (failure instanceof NotServed notServed) return notServed.status();
    if (failure instanceof StaleVersion || failure instanceof StaleGolden) return 412;
    if (failure instanceof KeyUsedOtherwise) return 422;
    return STATUS.getOrDefault(failure.kind(), 500);
  }

  /** Transaction interceptors wrap what a service threw, and Hibernate what the driver threw. */
  private static @org.jspecify.annotations.Nullable TouchstoneException knownCause(
      Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 8; depth++, cause = cause.getCause()) {
      if (cause instanceof TouchstoneException known) {
        return known;
      }
    }
    return DatabaseFailure.behind(failure).orElse(null);
  }

  private Response fromHttp(WebApplicationException web) {
    Response original = web.getResponse();
    if (original.getStatus() < 400) {
      return original;
    }
    // A parameter that cannot be converted comes as 404 with a cause.
    boolean isParameter = original.getStatus() == 404 && web.getCause() != null;
    Set<String> allow = original.getAllowedMethods();
    Response problem = problem(isParameter ? 400 : original.getStatus(), allow).toResponse();
    return allow.isEmpty()
        ? problem
        : Response.fromResponse(problem).header("Allow", AllowedMethods.of(allow)).build();
  }

  /** Names what came and what is taken, as far as this is known of the status. */
  private Problem problem(int status, Set<String> allow) {
    return switch (status) {
      case 405 -> StandardProblems.method(AllowedMethods.of(allow), request.getMethod());
      case 406 -> StandardProblems.accept(headers.getHeaderString(HttpHeaders.ACCEPT));
      case 415 ->
          StandardProblems.contentType(
              uri.getPath().endsWith("/files") ? TakesFile.TYPES : MediaType.APPLICATION_JSON,
              headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
      default -> StandardProblems.of(status);
    };
  }
}
