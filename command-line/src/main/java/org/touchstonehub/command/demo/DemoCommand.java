package org.touchstonehub.command.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code touchstone demo}: the hub with demo data, until Ctrl-C. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Start the hub with demo data: PostgreSQL, OPA if it is there, the application and a"
          + " token issuer, all on this machine alone. Ctrl-C stops them. The next start finds the"
          + " data there."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Where the demo keeps everything (default: ~/.touchstone/demo).")
  @Nullable Path home;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "The application's port on 127.0.0.1 (default: ${DEFAULT-VALUE}).")
  int port;

  @Option(names = "--clean", description = "Remove what earlier starts left in the home.")
  boolean clean;

  @Option(
      names = "--records",
      defaultValue = "30000",
      description = "Source records, over three domains (default: ${DEFAULT-VALUE}).")
  int records;

  @Override
  public Integer call() {
    if (port < 1 || port > HIGHEST_PORT) {
      throw new InvalidInput(
          "port", "--port is %d; give one from 1 to %d.".formatted(port, HIGHEST_PORT));
    }
    if (records < 3) {
      throw new InvalidInput("records", "--records is %d; give 3 or more.".formatted(records));
    }
    Path folder =
        home != null ? home : Path.of(System.getProperty("user.home"), ".touchstone", "demo");
    PrintWriter out = spec.commandLine().getOut();
    HubFiles files = HubFiles.built();
    DemoHome demoHome = DemoHome.open(folder.toAbsolutePath().normalize());
    if (!DemoHome.isFree(port)) {
      demoHome.close();
      throw new InvalidInput(
          "port",
          "Port %d is taken; stop what listens there, or give another --port.".formatted(port));
    }
    if (clean) demoHome.clean();
    Demo demo = new Demo(demoHome, files, port, records, out, spec.commandLine().getErr());
    Thread stop = new Thread(demo::close, "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      demo.run();
    } catch (RuntimeException failed) {
      if (!demo.isStopping()) throw failed;
      // Ctrl-C while it started: what failed did so because its servers were stopped.
    }
    return 0;
  }
}
