package org.touchstonehub.sharing.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the application is started: the same server, files and options as in the demo. */
final class HubCommand {
  static final Path MODULE = Path.of("").toAbsolutePath();
  static final Path PAYARA = MODULE.resolve("target/payara-micro.jar");
  static final Path LOGGING = MODULE.resolve("payara/logging.properties");
  static final Path WAR = MODULE.resolve("target/touchstone.war");

  private HubCommand() {}

  static List<String> javaOptions(Map<String, String> settings) {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-Xmx700m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    settings.forEach((name, value) -> options.add("-D" + name + "=" + value));
    return options;
  }

  static List<String> payaraOptions(int port, Path logging) {
    Path files = MODULE.resolve("payara");
    return List.of(
        "--nocluster",
        "--nohazelcast",
        "--disablephonehome",
        "--port",
        String.valueOf(port),
        "--contextroot",
        "/",
        "--prebootcommandfile",
        files.resolve("preboot.asadmin").toString(),
        "--postbootcommandfile",
        files.resolve("postboot.asadmin").toString(),
        "--logproperties",
        logging.toString());
  }
}
