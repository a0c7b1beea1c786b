package org.touchstonehub.policy.pdp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.policy.pdp.Decision.EngineFailure;
import org.touchstonehub.policy.pdp.Decision.Fault;

/**
 * Asks an Open Policy Agent server: {@code POST v1/data/touchstone/sharing/decision}. The whole
 * exchange, connecting and every byte of the body included, ends within the time limit; redirects
 * are not followed; only a connection that could not be made is tried a second time.
 */
public final class OpaRestPolicyEngine implements PolicyEngine {
  static final String DECISION_PATH = "v1/data/touchstone/sharing/decision";

  /** A decision names each attribute of one model: 256 KiB are thousands of them. */
  static final int MOST_BYTES = 256 * 1024;

  private static final int CONNECT_ATTEMPTS = 2;
  private static final Duration CONNECT_PAUSE = Duration.ofMillis(50);
  private static final int FAILURES_TO_OPEN = 5;
  private static final Duration OPEN_FOR = Duration.ofSeconds(2);

  private final URI decisionUri;
  private final Duration limit;
  private final HttpClient http;
  private final CircuitBreaker breaker =
      new CircuitBreaker(FAILURES_TO_OPEN, OPEN_FOR, System::nanoTime);

  /**
   * @param server for example {@code http://127.0.0.1:8181}
   * @param limit the most that a decision may take
   * @throws InvalidInput if the address is not an absolute http or https URL
   */
  public OpaRestPolicyEngine(URI server, Duration limit) {
    String scheme = server.getScheme();
    if (!("http".equals(scheme) || "https".equals(scheme)) || server.getHost() == null) {
      throw new InvalidInput(
          "opa-url",
          "TOUCHSTONE_OPA_URL is '%s'; give the address of an OPA server, such as http://127.0.0.1:8181."
              .formatted(server));
    }
    String base = server.toString();
    this.decisionUri = URI.create((base.endsWith("/") ? base : base + "/") + DECISION_PATH);
    this.limit = limit;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limit)
            .build();
  }

  @Override
  public String name() {
    return "opa";
  }

  @Override
  public String description() {
    return "OPA server at " + decisionUri.getScheme() + "://" + decisionUri.getAuthority();
  }

  @Override
  public Decision decide(PolicyQuestion question) {
    if (!breaker.lets()) {
      return new EngineFailure(
          Fault.BUSY,
          "OPA failed %d times in a row; it is asked again soon".formatted(FAILURES_TO_OPEN));
    }
    Decision decision;
    try {
      decision = ask(question, System.nanoTime() + limit.toNanos());
    } catch (RuntimeException e) {
      // The promise is that nothing escapes: a bug here must refuse, not break the caller.
      decision = new EngineFailure(Fault.BROKEN, e.getClass().getSimpleName());
    }
    if (decision instanceof EngineFailure) breaker.failed();
    else breaker.succeeded();
    return decision;
  }

  private Decision ask(PolicyQuestion question, long deadline) {
    JsonNode body =
        JsonNodeFactory.instance.objectNode().set("input", QuestionJson.write(question));
    HttpRequest request =
        HttpRequest.newBuilder(decisionUri)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
            .build();
    for (int attempt = 1; ; attempt++) {
      try {
        return read(exchange(request, deadline), question);
      } catch (ConnectException | HttpConnectTimeoutException e) {
        // Nothing was sent, so asking again is safe; a server that restarts needs a moment.
        boolean timeLeft = deadline - System.nanoTime() > CONNECT_PAUSE.toNanos();
        if (attempt >= CONNECT_ATTEMPTS || !timeLeft) {
          return new EngineFailure(Fault.UNREACHABLE, "no connection to OPA");
        }
        LockSupport.parkNanos(CONNECT_PAUSE.toNanos());
      } catch (BoundedBody.TooLarge e) {
        return new EngineFailure(Fault.TOO_LARGE, "OPA's answer has " + e.getMessage());
      } catch (IOException e) {
        return new EngineFailure(
            Fault.UNREACHABLE, "the connection to OPA broke: " + e.getClass().getSimpleName());
      } catch (TimeoutException e) {
        return new EngineFailure(
            Fault.LATE, "no whole answer from OPA within " + limit.toMillis() + " ms");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EngineFailure(Fault.BROKEN, "interrupted while waiting for OPA");
      }
    }
  }

  private HttpResponse<byte[]> exchange(HttpRequest request, long deadline)
      throws IOException, TimeoutException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> pending =
        http.sendAsync(request, ignored -> new BoundedBody(MOST_BYTES));
    try {
      return pending.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) throw failure;
      throw new IOException(e.getCause());
    } finally {
      // Closes the connection if the exchange is not over; without effect otherwise.
      pending.cancel(true);
    }
  }

  private static Decision read(HttpResponse<byte[]> response, PolicyQuestion question) {
    if (response.statusCode() != 200) {
      return new EngineFailure(Fault.ERROR, "OPA answered with status " + response.statusCode());
    }
    return DecisionReader.readOpaAnswer(response.body(), question);
  }
}
