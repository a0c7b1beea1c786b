package org.touchstonehub.sharing.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds every exchange with a hub against what the hub says of itself at {@code /openapi}. Until it
 * says something, which it does as soon as it serves, there is nothing to hold against.
 */
final class Described {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final Map<URI, Described> HUBS = new ConcurrentHashMap<>();
  private final URI base;
  private volatile Description last;

  private Described(URI base) {
    this.base = base;
  }

  static Described of(URI base) {
    return HUBS.computeIfAbsent(base, Described::new);
  }

  /**
   * @throws AssertionError if the exchange is not as described, asked anew: models may have become
   *     active
   */
  void check(String method, String path, String sent, HttpResponse<String> response) {
    if (last == null) refresh();
    if (last == null && response.statusCode() < 300) {
      throw new AssertionError(
          method + " " + path + " is served, and /openapi tells nothing of it");
    }
    if (last == null || last.faults(method, path, sent, response).isEmpty()) return;
    refresh();
    List<String> faults = last.faults(method, path, sent, response);
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "%s %s answered %d, but not as /openapi tells: %s. Answer: %s"
              .formatted(
                  method, path, response.statusCode(), String.join("; ", faults), response.body()));
    }
  }

  private void refresh() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(base.resolve("openapi")).timeout(Duration.ofMinutes(1)).build();
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200) last = new Description(answer.body());
    } catch (IOException down) {
      // Tests stop hubs on purpose; what was said last holds.
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
