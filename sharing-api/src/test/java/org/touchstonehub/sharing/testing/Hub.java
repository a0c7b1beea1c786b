package org.touchstonehub.sharing.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.touchstonehub.issuer.DevelopmentIssuer;

/** A caller of the hub: who it is, and what it wants the data for. */
public final class Hub {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI base;
  private final DevelopmentIssuer issuer;
  private final Map<String, String> headers;
  private final Described described;

  Hub(URI base, DevelopmentIssuer issuer) {
    this(base, issuer, Map.of());
  }

  private Hub(URI base, DevelopmentIssuer issuer, Map<String, String> headers) {
    this.base = base;
    this.issuer = issuer;
    this.headers = headers;
    this.described = Described.of(base);
  }

  /** The same hub, asked by somebody with these grants. */
  public Hub as(String... grants) {
    return asCaller("tester", grants);
  }

  /** As a caller of this subject; all of {@link #as} are one. */
  public Hub asCaller(String subject, String... grants) {
    return withToken(issuer.token(subject, List.of(grants), Duration.ofMinutes(30)));
  }

  public Hub withToken(String token) {
    return with("Authorization", "Bearer " + token);
  }

  public Hub wanting(String purpose) {
    return with("Purpose", purpose);
  }

  public Hub with(String header, String value) {
    var more = new java.util.HashMap<>(headers);
    more.put(header, value);
    return new Hub(base, issuer, Map.copyOf(more));
  }

  /** The header {@code Authorization} of this caller, for requests that are written by hand. */
  public String authorization() {
    return headers.getOrDefault("Authorization", "");
  }

  public Reply get(String path) {
    return send("GET", path, "application/json", HttpRequest.BodyPublishers.noBody());
  }

  public Reply delete(String path) {
    return send("DELETE", path, "application/json", HttpRequest.BodyPublishers.noBody());
  }

  public Reply put(String path, String json) {
    return send("PUT", path, "application/json", HttpRequest.BodyPublishers.ofString(json), json);
  }

  public Reply post(String path, String json) {
    return send("POST", path, "application/json", HttpRequest.BodyPublishers.ofString(json), json);
  }

  public Reply upload(String path, String type, byte[] body) {
    return send("POST", path, type, HttpRequest.BodyPublishers.ofByteArray(body));
  }

  public Reply send(String method, String path, String type, HttpRequest.BodyPublisher body) {
    return send(method, path, type, body, null);
  }

  private Reply send(
      String method, String path, String type, HttpRequest.BodyPublisher body, String json) {
    Reply reply = sendUnchecked(method, path, type, body);
    if (path.startsWith("/api/v1/")) described.check(method, path, json, reply.response());
    return reply;
  }

  /**
   * Sends what may be no request of the document, so the answer is not held against it.
   *
   * @param type of the body, or null to leave it out
   */
  public Reply sendUnchecked(
      String method, String path, String type, HttpRequest.BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path.replaceFirst("^/", "")))
            .timeout(Duration.ofMinutes(2))
            .method(method, body);
    if (type != null) request.header("Content-Type", type);
    headers.forEach(request::setHeader);
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), response);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure);
    }
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  public void awaitReady() {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(get("/health/ready").status()).isEqualTo(200));
  }

  public void register(String system, String domain) {
    Reply reply =
        as("administrator:*")
            .put("/api/v1/source-systems/" + encode(system), "{\"domain\":\"" + domain + "\"}");
    assertThat(reply.status()).as(reply.toString()).isIn(200, 201);
  }

  public void put(String system, String key, String attributes) {
    Reply reply =
        as("administrator:*")
            .put(
                "/api/v1/source-records/" + encode(system) + "/" + encode(key),
                "{\"attributes\":" + attributes + "}");
    assertThat(reply.status()).as(reply.toString()).isIn(200, 201);
  }

  /** Registers a system and loads what {@link People} has of so many persons. */
  public void load(String system, String domain, int persons) {
    register(system, domain);
    Reply reply =
        as("administrator:*")
            .upload(
                "/api/v1/source-systems/" + encode(system) + "/files",
                "text/csv",
                People.csv(system, persons));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
  }

  /** Runs a match-and-merge batch to its end. */
  public Reply match(String domain) {
    Reply started =
        as("administrator:*").post("/api/v1/batch-jobs", "{\"domain\":\"" + domain + "\"}");
    assertThat(started.status()).as(started.toString()).isEqualTo(202);
    return awaitEnd(URI.create(started.header("Location")).getPath());
  }

  public Reply awaitEnd(String job) {
    Hub administrator = as("administrator:*");
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> !List.of("requested", "running").contains(administrator.get(job).text("/state")));
    Reply ended = administrator.get(job);
    assertThat(ended.text("/state")).as(ended.toString()).isEqualTo("completed");
    return ended;
  }
}
