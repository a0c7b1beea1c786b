package org.touchstonehub.policy.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The OPA that the launcher gets and names, or one that a developer has. */
public final class PinnedOpa {
  static final String MISSING = "there is no OPA";

  private PinnedOpa() {}

  /** The version that the policy is shipped for. */
  public static String version() {
    Properties pinned = new Properties();
    try (InputStream in = Files.newInputStream(Path.of("..", "launcher", "opa.properties"))) {
      pinned.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return pinned.getProperty("version");
  }

  static Optional<Path> find() {
    String named = System.getenv("TOUCHSTONE_OPA_BINARY");
    if (named != null) {
      // The launcher has looked everywhere; empty is its word that there is none.
      return named.isBlank() ? Optional.empty() : Optional.of(Path.of(named));
    }
    Stream<Path> onPath =
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
            .map(folder -> Path.of(folder, "opa"));
    return Stream.concat(onPath, Stream.of(kept())).filter(Files::isExecutable).findFirst();
  }

  private static Path kept() {
    Path cache =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    return cache.resolve("touchstone").resolve("bin").resolve("opa-" + version());
  }

  /** Why what needs OPA is left out; empty where it is run, or must fail because CI is true. */
  static Optional<String> whyNotRun() {
    boolean mayBeMissing = !"true".equals(System.getenv("CI"));
    return mayBeMissing && find().isEmpty() ? Optional.of(MISSING) : Optional.empty();
  }
}
