package org.touchstonehub.command.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An OPA server with the application's rules, where the launcher found the pinned OPA: it names it
 * in {@code TOUCHSTONE_OPA_BINARY}. There is none for a policy of the operator's own: the
 * application puts that together from its folder, and decides by it alone.
 */
final class DemoOpa implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(30);

  private final Child server;
  private final int port;

  private DemoOpa(Child server, int port) {
    this.server = server;
    this.port = port;
  }

  static Optional<DemoOpa> start(DemoHome home, HubFiles files, Map<String, String> configuration) {
    String opaBinary = configuration.getOrDefault("TOUCHSTONE_OPA_BINARY", "");
    if (opaBinary.isBlank() || isPolicyOwn(configuration)) return Optional.empty();
    Path rules = home.path("rules");
    try {
      files.writeRules(rules);
    } catch (IOException unwritable) {
      throw new DemoFailed(
          "Cannot write the rules into %s: %s".formatted(rules, unwritable), unwritable);
    }
    int port = home.port("opa");
    Child server =
        Child.start(
            "OPA",
            "TERM",
            home.log("opa"),
            Map.of(),
            List.of(
                opaBinary,
                "run",
                "--server",
                "--addr",
                "127.0.0.1:" + port,
                "--log-level",
                "error",
                "--disable-telemetry",
                "--bundle",
                rules.toString()));
    DemoOpa opa = new DemoOpa(server, port);
    try {
      Waiting.until(() -> Http.status(opa.url() + "/health?bundles") == 200, server, READY);
    } catch (RuntimeException failed) {
      server.close();
      throw failed;
    }
    return Optional.of(opa);
  }

  /** Why there is no OPA server. */
  static String instead(Map<String, String> configuration) {
    return isPolicyOwn(configuration)
        ? "the policy in TOUCHSTONE_POLICIES, in the application"
        : "the same rules as Wasm in the application (OPA is not here yet: ./touchstone test gets"
            + " it)";
  }

  private static boolean isPolicyOwn(Map<String, String> configuration) {
    return !configuration.getOrDefault("TOUCHSTONE_POLICIES", "").isBlank();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  boolean isAlive() {
    return server.isAlive();
  }

  @Override
  public void close() {
    server.close();
  }
}
