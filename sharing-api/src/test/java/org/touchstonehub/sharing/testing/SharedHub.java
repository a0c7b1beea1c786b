package org.touchstonehub.sharing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.touchstonehub.issuer.DevelopmentIssuer;

/** The one hub that integration tests share, and what stands around it. */
public final class SharedHub {
  private static Path log;
  private static TestDatabase database;
  private static DevelopmentIssuer issuer;
  private static URI base;

  private SharedHub() {}

  /** The application as it was built, for {@code @Deployment(testable = false)}. */
  public static WebArchive war() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, HubCommand.WAR.toFile());
  }

  public static Hub client() {
    return new Hub(base, issuer);
  }

  /** Where it listens, for those who speak to it below HTTP. */
  public static URI address() {
    return base;
  }

  public static DevelopmentIssuer issuer() {
    return issuer;
  }

  public static TestDatabase database() {
    return database;
  }

  /** All that the server has logged until now. */
  public static String log() {
    try {
      return Files.readString(log);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static synchronized void prepare() {
    if (database != null) {
      return;
    }
    Path files = Folders.temporary("touchstone-hub");
    log = files.resolve("server.log");
    database = TestDatabase.start();
    issuer = startIssuer();
    int port = FreePort.next();
    base = URI.create("http://127.0.0.1:" + port + "/");
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.putAll(trust(issuer));
    settings.put("TOUCHSTONE_MODELS", HubCommand.MODULE.resolve("src/test/models").toString());
    System.setProperty("touchstone.test.payara", HubCommand.PAYARA.toString());
    System.setProperty(
        "touchstone.test.java-options", String.join(" ", HubCommand.javaOptions(settings)));
    System.setProperty(
        "touchstone.test.payara-options",
        String.join(" ", HubCommand.payaraOptions(port, logging(files))));
  }

  /**
   * The log settings of the application, but into a file: Arquillian looks for the server's own
   * words on its standard output, and does not find them inside JSON.
   */
  private static Path logging(Path files) {
    try {
      String shared = Files.readString(HubCommand.LOGGING);
      String toFile =
          shared.replace("java.util.logging.ConsoleHandler", "java.util.logging.FileHandler")
              + "\nhandlers=java.util.logging.FileHandler,java.util.logging.ConsoleHandler"
              + "\njava.util.logging.FileHandler.pattern="
              + log
              + "\njava.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter\n";
      return Files.writeString(files.resolve("logging.properties"), toFile);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static DevelopmentIssuer startIssuer() {
    try {
      return DevelopmentIssuer.start(
          Folders.temporary("touchstone-issuer"),
          0,
          Map.of("TOUCHSTONE_DEVELOPMENT_ISSUER", "tests"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Map<String, String> trust(DevelopmentIssuer issuer) {
    return Map.of(
        "TOUCHSTONE_JWT_ISSUER", issuer.issuer(),
        "TOUCHSTONE_JWT_PUBLICKEY_LOCATION", issuer.publicKeyLocation());
  }

  static void awaitReady() {
    client().awaitReady();
  }
}
