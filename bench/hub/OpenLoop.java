package org.touchstonehub.command.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends records one by one, each when its time has come, whatever became of those before. */
final class OpenLoop {
  private static final int AT_ONCE = 64;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final String token;
  private final String source;
  private final String prefix;
  private final List<String> bodies;
  private final ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
  private final AtomicInteger faults = new AtomicInteger();
  private double took;

  OpenLoop(String url, String token, String source, String prefix, List<String> bodies) {
    this.url = url;
    this.token = token;
    this.source = source;
    this.prefix = prefix;
    this.bodies = bodies;
  }

  /** A time counts from the instant at which the request was due. */
  void run(int aSecond, int seconds) {
    long began = System.nanoTime();
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < aSecond * seconds; i++) {
      long due = began + i * 1_000_000_000L / aSecond;
      while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
      all.add(send(i, due));
    }
    CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
    took = (System.nanoTime() - began) / 1e9;
  }

  /** As many as go, eight at a time. */
  void flood(int seconds) throws InterruptedException {
    Semaphore room = new Semaphore(8);
    long began = System.nanoTime();
    int i = 0;
    while (System.nanoTime() - began < seconds * 1_000_000_000L) {
      room.acquire();
      send(i++, System.nanoTime()).whenComplete((done, failed) -> room.release());
    }
    room.acquire(8);
    took = (System.nanoTime() - began) / 1e9;
  }

  private CompletableFuture<?> send(int number, long due) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(url + "/api/v1/source-records/" + source + "/" + prefix + "-" + number))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(bodies.get(number % bodies.size())))
            .build();
    return client
        .sendAsync(request, BodyHandlers.ofString())
        .handle(
            (reply, failed) -> {
              if (failed != null || reply.statusCode() >= 300) {
                if (faults.incrementAndGet() == 1) {
                  System.err.println(failed != null ? failed : reply.body());
                }
              }
              times.add(System.nanoTime() - due);
              return null;
            });
  }

  double took() {
    return took;
  }

  double rate() {
    return times.size() / took;
  }

  /** Milliseconds. */
  double percentile(double share) {
    long[] sorted = times.stream().mapToLong(t -> t).sorted().toArray();
    if (sorted.length == 0) return 0;
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] / 1e6;
  }

  void tell(String name) {
    System.out.printf(Locale.ROOT, "%s_rate=%.1f%n", name, rate());
    System.out.printf(Locale.ROOT, "%s_p50_ms=%.1f%n", name, percentile(0.5));
    System.out.printf(Locale.ROOT, "%s_p99_ms=%.1f%n", name, percentile(0.99));
    System.out.printf(Locale.ROOT, "%s_faults=%d%n", name, faults.get());
  }
}
