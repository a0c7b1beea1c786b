package org.touchstonehub.sharing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Schemathesis, which makes requests of every operation of an OpenAPI document, good and bad ones,
 * and checks the answers. {@code .ci/schemathesis} installs it.
 *
 * @param command its command
 */
public record Schemathesis(Path command) {
  private static final Path PINNED = HubCommand.MODULE.resolve("../.ci/schemathesis.txt");
  private static final String MISSING =
      "there is no Schemathesis: run .ci/schemathesis once, which installs it into the cache";

  /** A test that needs it: without it, left out by name; where CI is true it must be there. */
  public static final class Needed implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return find().isPresent() || "true".equals(System.getenv("CI"))
          ? ConditionEvaluationResult.enabled("")
          : ConditionEvaluationResult.disabled(MISSING);
    }
  }

  public static Schemathesis installed() {
    return new Schemathesis(find().orElseThrow(() -> new AssertionError(MISSING)));
  }

  private static Optional<Path> find() {
    Path cache =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    Path command =
        cache.resolve("touchstone/schemathesis-" + version()).resolve("bin/schemathesis");
    return Optional.of(command).filter(Files::isExecutable);
  }

  private static String version() {
    try {
      return Files.readString(PINNED).replaceAll("(?s).*schemathesis==([\\w.]+).*", "$1");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Runs it on a hub to its end.
   *
   * @param seconds after which it begins no more requests
   * @param report where its words go
   * @return 0 where it found nothing
   */
  public int run(URI hub, String token, int seconds, Path report) throws InterruptedException {
    List<String> arguments =
        List.of(
            command.toString(),
            "--config-file",
            file("schemathesis.toml"),
            "run",
            hub.resolve("openapi").toString(),
            "--header",
            "Authorization: Bearer " + token,
            "--max-time",
            String.valueOf(seconds));
    try {
      Files.createDirectories(report.getParent());
      ProcessBuilder builder =
          new ProcessBuilder(arguments)
              .directory(report.getParent().toFile())
              .redirectErrorStream(true)
              .redirectOutput(report.toFile());
      builder.environment().put("SCHEMATHESIS_HOOKS", file("schemathesis_hooks.py"));
      Process process = builder.start();
      if (!process.waitFor(3L * seconds + 60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("Schemathesis did not end in time; see " + report);
      }
      return process.exitValue();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String file(String name) {
    return HubCommand.MODULE.resolve("src/test").resolve(name).toString();
  }
}
