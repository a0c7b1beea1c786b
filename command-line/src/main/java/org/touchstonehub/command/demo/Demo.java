package org.touchstonehub.command.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.touchstonehub.command.generate.Domain;
import org.touchstonehub.command.terminal.ShownProgress;
import org.touchstonehub.issuer.DemoUser;
import org.touchstonehub.issuer.DevelopmentIssuer;

/** The demo from start to stop. */
final class Demo implements AutoCloseable {
  private static final String LOADED = "loaded";

  private final DemoHome home;
  private final HubFiles files;
  private final int port;
  private final int records;
  private final PrintWriter out;
  private final PrintWriter err;
  private final long began = System.nanoTime();

  /** What runs, the last started first. */
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  private volatile boolean stopping;

  Demo(DemoHome home, HubFiles files, int port, int records, PrintWriter out, PrintWriter err) {
    this.home = home;
    this.files = files;
    this.port = port;
    this.records = records;
    this.out = out;
    this.err = err;
  }

  /** Starts everything, loads what is not loaded, tells about it, and serves until stopped. */
  void run() {
    boolean loaded = home.remembered(LOADED).isPresent();
    CompletableFuture<DemoSources> sources =
        CompletableFuture.supplyAsync(() -> DemoSources.in(home, records));
    say("starting PostgreSQL, and the application on port " + port);
    // The application waits for its database by itself, so both come up at once.
    DemoPostgres postgres = started(DemoPostgres.in(home));
    CompletableFuture<Void> database = CompletableFuture.runAsync(postgres::start);
    DevelopmentIssuer issuer = started(issuer());
    Map<String, String> environment = new HashMap<>(postgres.environment());
    Optional<DemoOpa> opa = DemoOpa.start(home, files, System.getenv());
    opa.ifPresent(
        server -> {
          started(server);
          environment.put("TOUCHSTONE_OPA_URL", server.url());
        });
    environment.put("TOUCHSTONE_JWT_ISSUER", issuer.issuer());
    environment.put("TOUCHSTONE_JWT_PUBLICKEY_LOCATION", issuer.publicKeyLocation());
    DemoApplication application = started(DemoApplication.start(home, files, port, environment));
    joined(database);
    application.awaitReady();
    if (loaded) say("the data of the first start is there; --clean would start anew");
    else
      load(
          new HubClient(application.url(), () -> issuer.token(DemoUser.ADMINISTRATOR)),
          joined(sources));
    tell(postgres, issuer, opa, application, joined(sources));
    serve(application, postgres, opa);
  }

  private static <T> T joined(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) throw cause;
      throw failed;
    }
  }

  private DevelopmentIssuer issuer() {
    Map<String, String> configuration = new HashMap<>(System.getenv());
    configuration.put("TOUCHSTONE_DEVELOPMENT_ISSUER", "demo");
    // The demo's issuer, whatever the shell says about another hub's.
    configuration.remove("TOUCHSTONE_JWT_ISSUER");
    try {
      return DevelopmentIssuer.start(home.folder(), home.port("issuer"), configuration);
    } catch (IOException unusable) {
      throw new DemoFailed("The token issuer does not start: " + unusable, unusable);
    }
  }

  /** Loads domain by domain; the hub matches one while the next is loaded. */
  private void load(HubClient hub, DemoSources sources) {
    Map<Domain, URI> jobs = new EnumMap<>(Domain.class);
    try (ShownProgress progress = ShownProgress.on(err)) {
      for (Domain domain : Domain.values()) {
        for (DemoSources.File file : sources.files(domain)) {
          hub.registerSource(file.source(), domain.label());
          progress.stage("load " + file.path().getFileName(), Files.size(file.path()));
          hub.load(file.source(), file.path(), progress::done);
        }
        jobs.put(domain, hub.startMatching(domain.label()));
      }
      jobs.forEach((domain, job) -> follow(hub, domain, job, progress));
    } catch (IOException unreadable) {
      throw new DemoFailed("Cannot read the demo sources: " + unreadable, unreadable);
    }
    home.remember(LOADED, String.valueOf(sources.records()));
  }

  /** Shows a job until it has ended; those of other domains go on meanwhile. */
  private static void follow(HubClient hub, Domain domain, URI job, ShownProgress progress) {
    String shown = "";
    while (true) {
      JsonNode run = hub.job(job);
      String state = run.path("state").asText();
      if (state.equals("completed")) return;
      if (!state.equals("requested") && !state.equals("running")) {
        throw new DemoFailed(
            "Matching %ss ended as %s: %s"
                .formatted(domain.label(), state, run.path("failure").asText()),
            null);
      }
      String stage = "%s: %s".formatted(domain.label(), run.path("stage").asText());
      if (!stage.equals(shown)) progress.stage(stage, run.path("total").asLong());
      shown = stage;
      progress.done(run.path("done").asLong());
      Waiting.pause();
    }
  }

  private void tell(
      DemoPostgres postgres,
      DevelopmentIssuer issuer,
      Optional<DemoOpa> opa,
      DemoApplication application,
      DemoSources sources) {
    DemoSummary summary = new DemoSummary(out, issuer, application.url());
    try (Connection database = postgres.connect()) {
      List<DemoResult> results = new ArrayList<>();
      Path scratch = Files.createDirectories(home.path("tmp"));
      for (Domain domain : Domain.values()) {
        results.add(DemoResult.of(domain, database, sources, scratch));
      }
      summary.results(results);
      summary.access(
          opa.map(server -> "OPA server at " + server.url())
              .orElse(DemoOpa.instead(System.getenv())),
          home);
      DemoResult.showpiece(database).ifPresent(summary::commands);
    } catch (SQLException | IOException unreadable) {
      throw new DemoFailed("Cannot read what the hub made: " + unreadable, unreadable);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    out.printf(Locale.ROOT, "Ready after %.0f s; Ctrl-C stops it.%n", seconds);
    out.flush();
  }

  /** Waits until the launcher is stopped, or one of its servers ends. */
  private void serve(DemoApplication application, DemoPostgres postgres, Optional<DemoOpa> opa) {
    while (!stopping) {
      if (!application.isAlive()) throw application.failure("has ended");
      if (!postgres.isAlive())
        throw new DemoFailed("PostgreSQL has ended; see " + home.log("postgres"), null);
      if (opa.isPresent() && !opa.get().isAlive()) {
        // The hub denies everything without it, which is the point of it; the demo goes on.
        say("OPA has ended: every request for data is refused now; see " + home.log("opa"));
        opa = Optional.empty();
      }
      Waiting.pause();
    }
  }

  private <T extends AutoCloseable> T started(T part) {
    synchronized (running) {
      running.push(part);
    }
    return part;
  }

  boolean isStopping() {
    return stopping;
  }

  /** Stops everything, the last started first. */
  @Override
  public void close() {
    if (stopping) return;
    stopping = true;
    synchronized (running) {
      if (!running.isEmpty()) say("stopping");
      while (!running.isEmpty()) {
        try {
          running.pop().close();
        } catch (Exception failed) {
          say("a part did not stop: " + failed);
        }
      }
    }
    home.close();
  }

  private void say(String line) {
    err.println("touchstone: " + line);
    err.flush();
  }
}
