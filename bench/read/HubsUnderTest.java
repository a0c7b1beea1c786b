package org.touchstonehub.command.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.touchstonehub.issuer.DevelopmentIssuer;

/** The hubs that {@code bench/run-read} has built, each with a home and a PostgreSQL of its own. */
final class HubsUnderTest implements AutoCloseable {
  private static final Duration LONG = Duration.ofHours(8);
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");

  private final Asked asked;
  private final int records;
  private final Path work = Path.of(System.getProperty("read.work"));
  private final Path payara = HubFiles.payaraIn(Path.of(System.getProperty("read.server")));
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  HubsUnderTest(Asked asked) {
    this.asked = asked;
    this.records = asked.number("records", 300, 1, 100_000);
  }

  List<Target> start() throws Exception {
    List<Target> targets = new ArrayList<>();
    if (asked.has("before")) targets.add(hub("before"));
    targets.add(hub("after"));
    return targets;
  }

  private Target hub(String name) throws Exception {
    Path built = work.resolve(name);
    DemoHome home = started(DemoHome.open(built.resolve("home")));
    DemoPostgres postgres = started(DemoPostgres.in(home));
    DemoHome.removeTree(home.path("data"));
    postgres.start();
    DevelopmentIssuer issuer =
        started(
            DevelopmentIssuer.start(
                home.folder(), 0, Map.of("TOUCHSTONE_DEVELOPMENT_ISSUER", "tests")));
    Map<String, String> environment = new HashMap<>(postgres.environment());
    environment.put("TOUCHSTONE_RATE_CALLER_PER_MINUTE", "0");
    environment.put("TOUCHSTONE_RATE_ADDRESS_PER_MINUTE", "0");
    environment.put("TOUCHSTONE_JWT_ISSUER", issuer.issuer());
    environment.put("TOUCHSTONE_JWT_PUBLICKEY_LOCATION", issuer.publicKeyLocation());
    HubFiles files = new HubFiles(built.resolve("touchstone.war"), payara, built.resolve("payara"));
    DemoApplication application =
        started(
            DemoApplication.start(home, files, home.port("application"), environment, jvm(name)));
    application.awaitReady();
    URI base = URI.create(application.url());
    List<String> grants = List.of("administrator:*", "application:*", "compliance-officer:*");
    List<Reads> reads = loaded(base, issuer.token("bench", grants, LONG));
    String token = issuer.token("shop", List.of("application:customer"), LONG);
    return new Target(name, base, token, reads, new SeenCosts(postgres, processOf(home)));
  }

  /** As a hub for work would have it, not as the demo's: both compilers, and more memory. */
  private List<String> jvm(String name) {
    List<String> jvm = new ArrayList<>();
    if (asked.has("cores")) jvm.addAll(List.of("taskset", "-c", asked.text("cores")));
    jvm.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (asked.has("flight") && name.equals("after")) {
      jvm.add("-XX:+UnlockDiagnosticVMOptions");
      jvm.add("-XX:+DebugNonSafepoints");
      jvm.add("-XX:StartFlightRecording=settings=profile,filename=" + asked.text("flight"));
    }
    jvm.add("-Xmx1g");
    return jvm;
  }

  private List<Reads> loaded(URI base, String token) throws IOException {
    new HubClient(base.toString(), () -> token).registerSource("bench", "customer");
    List<String> byId = new ArrayList<>();
    List<String> bySource = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      String attributes =
          """
          {"attributes":{"given_name":"Ada","family_name":"Byron%1$d",\
          "email":"ada%1$d@mail.example","city":"Lyon"}}\
          """
              .formatted(i);
      send(base, token, "PUT", "/api/v1/source-records/bench/k" + i, attributes);
      String path = "/api/v1/golden-records/by-source/bench/k" + i;
      Matcher id = ID.matcher(send(base, token, "GET", path, ""));
      if (!id.find()) throw new IllegalStateException("a golden record has no id");
      bySource.add(path);
      byId.add("/api/v1/golden-records/" + id.group(1));
    }
    return List.of(
        Reads.LIVE,
        new Reads("by id", byId, Reads.PURPOSE),
        new Reads("by source", bySource, Reads.PURPOSE));
  }

  private static String send(URI base, String token, String method, String path, String body)
      throws IOException {
    HttpResponse<String> reply =
        Http.send(
            HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Purpose", Reads.PURPOSE)
                .method(
                    method,
                    body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    if (reply.statusCode() >= 300) {
      throw new IllegalStateException(method + " " + path + ": " + reply.body());
    }
    return reply.body();
  }

  /** The application's own process, which the demo knows by its guard alone. */
  private static ProcessHandle processOf(DemoHome home) {
    String mark = "-Djava.io.tmpdir=" + home.path("tmp");
    return ProcessHandle.current()
        .descendants()
        .filter(p -> p.info().command().orElse("").endsWith("java"))
        .filter(p -> List.of(p.info().arguments().orElse(new String[0])).contains(mark))
        .findFirst()
        .orElseThrow();
  }

  private <T extends AutoCloseable> T started(T part) {
    running.push(part);
    return part;
  }

  /** Stops all, the last started first; what a kill leaves, its guard stops. */
  @Override
  public void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception failed) {
        System.err.println("a part did not stop: " + failed);
      }
    }
  }
}
