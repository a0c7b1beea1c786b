package org.touchstonehub.command.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** The hub's REST API, called as its administrator. */
final class HubClient {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final String api;
  private final Supplier<String> token;
  private final ObjectMapper json = new ObjectMapper();

  HubClient(String hub, Supplier<String> token) {
    api = hub + "/api/v1";
    this.token = token;
  }

  void registerSource(String name, String domain) {
    String body =
        json.createObjectNode()
            .put("domain", domain)
            .put("description", "Demo data, made up")
            .toString();
    send(request("/source-systems/" + name, "application/json").PUT(BodyPublishers.ofString(body)));
  }

  /**
   * Loads a file.
   *
   * @param sent told how many bytes have gone
   * @return the hub's report
   */
  JsonNode load(String source, Path file, LongConsumer sent) {
    BodyPublisher body = BodyPublishers.ofInputStream(() -> counted(file, sent));
    String name = String.valueOf(file.getFileName());
    HttpResponse<String> reply =
        send(request("/source-systems/" + source + "/files?name=" + name, "text/csv").POST(body));
    return read(reply);
  }

  private static InputStream counted(Path file, LongConsumer sent) {
    try {
      return new FilterInputStream(Files.newInputStream(file)) {
        private long count;

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
          int got = super.read(buffer, from, length);
          if (got > 0) sent.accept(count += got);
          return got;
        }
      };
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Starts match-and-merge of a domain; returns the job's address. */
  URI startMatching(String domain) {
    String body = json.createObjectNode().put("domain", domain).toString();
    HttpResponse<String> reply =
        send(request("/batch-jobs", "application/json").POST(BodyPublishers.ofString(body)));
    String location =
        reply
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new DemoFailed("The hub started a job without a Location.", null));
    return URI.create(api).resolve(location);
  }

  JsonNode job(URI address) {
    return read(send(HttpRequest.newBuilder(address).GET()));
  }

  private HttpRequest.Builder request(String path, String type) {
    return HttpRequest.newBuilder(URI.create(api + path)).header("Content-Type", type);
  }

  private HttpResponse<String> send(HttpRequest.Builder builder) {
    HttpRequest request =
        builder
            .header("Authorization", "Bearer " + token.get())
            .header("Accept", "application/json")
            .timeout(PATIENCE)
            .build();
    try {
      HttpResponse<String> reply = Http.send(request);
      if (reply.statusCode() / 100 == 2) return reply;
      throw new DemoFailed(
          "%s %s was answered with %d: %s"
              .formatted(request.method(), request.uri(), reply.statusCode(), reply.body()),
          null);
    } catch (IOException unanswered) {
      throw new DemoFailed(
          "%s %s was not answered: %s".formatted(request.method(), request.uri(), unanswered),
          unanswered);
    }
  }

  private JsonNode read(HttpResponse<String> reply) {
    try {
      return json.readTree(reply.body());
    } catch (IOException notJson) {
      throw new DemoFailed("The hub's answer is not JSON: " + reply.uri(), notJson);
    }
  }
}
