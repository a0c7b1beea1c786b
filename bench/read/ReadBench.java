import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.touchstonehub.issuer.DevelopmentIssuer;

/**
 * Reads golden records through the gate as fast as so many callers can, one request after the other
 * each, and tells requests a second, p50 and p99 in milliseconds, processor time of the application
 * a request (which other work on the machine hardly changes), and transactions of the database a
 * request. Every answer must be 200 and name its decision. {@code bench/run-read} starts it.
 */
final class ReadBench {
  private static final String PURPOSE = "CustomerCare";
  private static final String PASSWORD = "for-the-bench-only";
  private static final Deque<Closeable> STARTED = new ArrayDeque<>();

  private final Map<String, String> options = new HashMap<>();

  public static void main(String[] arguments) throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(ReadBench::stop));
    try {
      new ReadBench().run(arguments);
    } finally {
      stop();
    }
  }

  private static void stop() {
    synchronized (STARTED) {
      while (!STARTED.isEmpty()) {
        try {
          STARTED.pop().close();
        } catch (IOException ignored) {
          System.err.println("a part did not stop: " + ignored);
        }
      }
    }
  }

  private static <T extends Closeable> T started(T part) {
    synchronized (STARTED) {
      STARTED.push(part);
    }
    return part;
  }

  /** A hub to measure. */
  private record Target(
      String name, URI base, String token, ProcessHandle process, String database, Reads reads) {}

  /** The requests of one kind of read: paths, and the purpose. */
  private record Kind(String name, List<String> paths, String purpose) {}

  private record Reads(List<Kind> kinds) {}

  private void run(String[] arguments) throws Exception {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--built")) continue;
      if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
        throw new IllegalArgumentException("an option without a value: " + arguments[i]);
      }
      options.put(arguments[i].substring(2), arguments[++i]);
    }
    int seconds = number("seconds", 5, 1, 120);
    int rounds = number("rounds", 3, 1, 50);
    int[] callers =
        Arrays.stream(options.getOrDefault("callers", "1,16,64").split(","))
            .mapToInt(Integer::parseInt)
            .filter(n -> n >= 1 && n <= 512)
            .toArray();
    List<Target> targets = options.containsKey("url") ? List.of(running()) : startedHubs();
    System.out.println("warming up");
    for (Target target : targets) {
      for (Kind kind : target.reads().kinds()) {
        new Load(target, kind, 16, number("warm", 8, 0, 120)).run();
      }
    }
    System.out.printf(
        "%n%-7s %-16s %7s %9s %8s %8s %10s %9s%n",
        "hub", "read", "callers", "requests/s", "p50 ms", "p99 ms", "cpu us/req", "tx/req");
    for (int round = 1; round <= rounds; round++) {
      System.out.println("round " + round + " of " + rounds);
      for (int kind = 0; kind < targets.get(0).reads().kinds().size(); kind++) {
        for (int n : callers) {
          for (Target target : targets) {
            tell(target, target.reads().kinds().get(kind), n, seconds);
          }
        }
      }
    }
    summary(rounds);
  }

  private int number(String name, int otherwise, int least, int most) {
    int value = Integer.parseInt(options.getOrDefault(name, String.valueOf(otherwise)));
    if (value < least || value > most) {
      throw new IllegalArgumentException("--" + name + " takes " + least + " to " + most);
    }
    return value;
  }

  private Target running() {
    String key = options.get("system") + "/" + options.get("key");
    String purpose = options.getOrDefault("purpose", PURPOSE);
    return new Target(
        "running",
        URI.create(options.get("url")),
        System.getenv("TOUCHSTONE_TOKEN"),
        null,
        null,
        new Reads(
            List.of(
                new Kind("live", List.of("/health/live"), null),
                new Kind(
                    "by source", List.of("/api/v1/golden-records/by-source/" + key), purpose))));
  }

  // --- measuring

  /** Requests a second of each measurement by hub, read and callers, for the medians at the end. */
  private final Map<String, List<double[]>> found = new java.util.LinkedHashMap<>();

  private void tell(Target target, Kind kind, int callers, int seconds) throws Exception {
    long transactions = transactions(target);
    long processor = processor(target);
    Load load = new Load(target, kind, callers, seconds);
    load.run();
    double cpu = (processor(target) - processor) / 1e3 / load.count();
    // PostgreSQL's sessions report what they did once a second at most.
    if (target.database() != null) Thread.sleep(1_100);
    double tx = (transactions(target) - transactions) / (double) load.count();
    System.out.printf(
        Locale.ROOT,
        "%-7s %-16s %7d %9.0f %8.2f %8.2f %10.0f %9.2f%n",
        target.name(),
        kind.name(),
        callers,
        load.rate(),
        load.percentile(0.5),
        load.percentile(0.99),
        cpu,
        tx);
    found
        .computeIfAbsent(
            "%-7s %-16s %7d".formatted(target.name(), kind.name(), callers), k -> new ArrayList<>())
        .add(new double[] {load.rate(), load.percentile(0.5), load.percentile(0.99), cpu, tx});
  }

  private void summary(int rounds) {
    System.out.printf("%nmedians of %d rounds%n", rounds);
    found.forEach(
        (what, measured) -> {
          double[] m = new double[5];
          for (int i = 0; i < 5; i++) {
            int column = i;
            double[] sorted = measured.stream().mapToDouble(x -> x[column]).sorted().toArray();
            m[i] = sorted[sorted.length / 2];
          }
          System.out.printf(
              Locale.ROOT,
              "%s %9.0f %8.2f %8.2f %10.0f %9.2f%n",
              what,
              m[0],
              m[1],
              m[2],
              m[3],
              m[4]);
        });
  }

  private static long processor(Target target) {
    return target.process() == null
        ? 0
        : target.process().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private static long transactions(Target target) throws SQLException {
    if (target.database() == null) return 0;
    try (Connection admin = connect("postgres", "postgres");
        Statement statement = admin.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select xact_commit + xact_rollback from pg_stat_database where datname = '"
                    + target.database()
                    + "'")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** So many callers, each on a connection of its own that it keeps, for so many seconds. */
  private static final class Load {
    private static final int MOST = 2_000_000;
    private final Target target;
    private final Kind kind;
    private final int callers;
    private final long nanos;
    private final List<long[]> times = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private long took;
    private long[] sorted = new long[0];

    Load(Target target, Kind kind, int callers, int seconds) {
      this.target = target;
      this.kind = kind;
      this.callers = callers;
      this.nanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    void run() throws InterruptedException {
      CountDownLatch go = new CountDownLatch(1);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        int first = i;
        Thread thread = new Thread(() -> call(first, go));
        thread.start();
        threads.add(thread);
      }
      long began = System.nanoTime();
      go.countDown();
      for (Thread thread : threads) thread.join();
      took = System.nanoTime() - began;
      if (!faults.isEmpty()) throw new IllegalStateException(faults.get(0));
      sorted = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private void call(int first, CountDownLatch go) {
      long[] mine = new long[1 << 10];
      int n = 0;
      try (Caller caller = new Caller(target, kind)) {
        go.await();
        long end = System.nanoTime() + nanos;
        for (long now = System.nanoTime(); now < end && n < MOST / callers; ) {
          caller.ask(first + n * callers);
          long then = System.nanoTime();
          if (n == mine.length) mine = Arrays.copyOf(mine, 2 * n);
          mine[n++] = then - now;
          now = then;
        }
      } catch (IOException | RuntimeException failure) {
        synchronized (faults) {
          faults.add(target.name() + ", " + kind.name() + ": " + failure);
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      synchronized (times) {
        times.add(Arrays.copyOf(mine, n));
      }
    }

    int count() {
      return Math.max(1, sorted.length);
    }

    double rate() {
      return sorted.length * 1e9 / took;
    }

    double percentile(double share) {
      if (sorted.length == 0) return 0;
      return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] / 1e6;
    }
  }

  /** One connection; HTTP by hand, so that the measuring costs little of what is measured. */
  private static final class Caller implements Closeable {
    private final Target target;
    private final List<byte[]> requests;
    private final boolean governed;
    private Socket socket;
    private InputStream in;

    Caller(Target target, Kind kind) {
      this.target = target;
      this.governed = kind.purpose() != null;
      this.requests =
          kind.paths().stream()
              .map(path -> request(target, path, kind.purpose()))
              .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
              .toList();
    }

    private static String request(Target target, String path, String purpose) {
      String governed =
          purpose == null
              ? ""
              : "Authorization: Bearer " + target.token() + "\r\nPurpose: " + purpose + "\r\n";
      return "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: application/json\r\n%s\r\n"
          .formatted(path, target.base().getAuthority(), governed);
    }

    void ask(int number) throws IOException {
      if (socket == null) {
        socket = new Socket(target.base().getHost(), target.base().getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
      }
      socket.getOutputStream().write(requests.get(number % requests.size()));
      if (!read()) close(); // the server closes a connection after so many requests
    }

    /** Whether the connection may be used again. */
    private boolean read() throws IOException {
      String status = line();
      int length = -1;
      boolean chunked = false;
      boolean keep = true;
      boolean decided = false;
      for (String header = line(); !header.isEmpty(); header = line()) {
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith("content-length:"))
          length = Integer.parseInt(header.substring(15).strip());
        chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        keep &= !(lower.startsWith("connection:") && lower.contains("close"));
        decided |= lower.startsWith("touchstone-decision:");
      }
      if (chunked) {
        for (int size = size(); size > 0; size = size()) {
          in.skipNBytes(size);
          line();
        }
        line();
      } else if (length >= 0) {
        in.skipNBytes(length);
      } else {
        in.readAllBytes();
        keep = false;
      }
      if (!status.contains(" 200") || (governed && !decided)) {
        throw new IllegalStateException("answered with " + status);
      }
      return keep;
    }

    private int size() throws IOException {
      return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream(64);
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) throw new IOException("the connection ended");
        if (next != '\r') line.write(next);
      }
      return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
      if (socket != null) socket.close();
      socket = null;
    }
  }

  // --- what is measured

  private static Path work() {
    return Path.of(System.getProperty("read.work"));
  }

  private static int databasePort;

  private List<Target> startedHubs() throws Exception {
    startDatabase();
    Path home = Files.createDirectories(work().resolve("issuer"));
    DevelopmentIssuer issuer =
        DevelopmentIssuer.start(home, 0, Map.of("TOUCHSTONE_DEVELOPMENT_ISSUER", "tests"));
    started(issuer::close);
    List<Target> targets = new ArrayList<>();
    if (options.containsKey("before")) targets.add(hub("before", issuer));
    targets.add(hub("after", issuer));
    return targets;
  }

  private static Connection connect(String database, String user) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + databasePort + "/" + database, user, PASSWORD);
  }

  private static void startDatabase() throws Exception {
    Path programs = work().resolve("postgres");
    if (!Files.exists(programs.resolve("bin/postgres"))) unpack(programs);
    Path data = work().resolve("data");
    remove(data);
    Path secret = Files.writeString(work().resolve("secret"), PASSWORD);
    Path log = work().resolve("postgres.log");
    int made =
        process(
                log,
                asNoRoot(
                    programs.resolve("bin/initdb").toString(),
                    "-D",
                    data.toString(),
                    "-U",
                    "postgres",
                    "-A",
                    "scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--pwfile=" + secret),
                Map.of())
            .waitFor();
    if (made != 0) throw new IllegalStateException("initdb failed, see " + log);
    databasePort = freePort();
    Process server =
        process(
            log,
            asNoRoot(
                programs.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                String.valueOf(databasePort),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "shared_buffers=192MB",
                "-c",
                "max_connections=120",
                "-c",
                "jit=off"),
            Map.of());
    started(() -> end(server, "INT"));
    until(
        "PostgreSQL",
        server,
        log,
        () -> {
          try (Connection admin = connect("postgres", "postgres")) {
            return admin.isValid(1);
          } catch (SQLException notYet) {
            return false;
          }
        });
    try (Connection admin = connect("postgres", "postgres");
        Statement statement = admin.createStatement()) {
      statement.execute("create role touchstone login password '" + PASSWORD + "'");
      for (String name : List.of("before", "after")) {
        statement.execute("create database " + name + " owner touchstone");
      }
    }
  }

  private Target hub(String name, DevelopmentIssuer issuer) throws Exception {
    Path files = work().resolve(name);
    int port = freePort();
    Path temporary = files.resolve("tmp");
    remove(temporary);
    Files.createDirectories(temporary);
    List<String> command = new ArrayList<>();
    if (options.containsKey("cores"))
      command.addAll(List.of("taskset", "-c", options.get("cores")));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (options.containsKey("flight") && name.equals("after")) {
      command.add("-XX:+UnlockDiagnosticVMOptions");
      command.add("-XX:+DebugNonSafepoints");
      command.add("-XX:StartFlightRecording=settings=profile,filename=" + options.get("flight"));
    }
    command.addAll(
        List.of(
            "-Xmx1g",
            "-Djava.io.tmpdir=" + temporary,
            "-jar",
            System.getProperty("read.payara"),
            "--nocluster",
            "--nohazelcast",
            "--disablephonehome",
            "--port",
            String.valueOf(port),
            "--contextroot",
            "/",
            "--prebootcommandfile",
            files.resolve("payara/preboot.asadmin").toString(),
            "--postbootcommandfile",
            files.resolve("payara/postboot.asadmin").toString(),
            "--logproperties",
            files.resolve("payara/logging.properties").toString(),
            "--deploy",
            files.resolve("touchstone.war").toString()));
    Map<String, String> environment = new HashMap<>();
    environment.put(
        "TOUCHSTONE_DB_URL", "jdbc:postgresql://127.0.0.1:" + databasePort + "/" + name);
    environment.put("TOUCHSTONE_DB_USER", "touchstone");
    environment.put("TOUCHSTONE_DB_PASSWORD", PASSWORD);
    environment.put("TOUCHSTONE_RATE_CALLER_PER_MINUTE", "0");
    environment.put("TOUCHSTONE_RATE_ADDRESS_PER_MINUTE", "0");
    environment.put("TOUCHSTONE_JWT_ISSUER", issuer.issuer());
    environment.put("TOUCHSTONE_JWT_PUBLICKEY_LOCATION", issuer.publicKeyLocation());
    Path log = files.resolve("server.log");
    Files.deleteIfExists(log);
    Process server = process(log, command, environment);
    started(() -> end(server, "TERM"));
    URI base = URI.create("http://127.0.0.1:" + port);
    String administrator =
        issuer.token(
            "bench",
            List.of("administrator:*", "application:*", "compliance-officer:*"),
            Duration.ofHours(8));
    Client client = new Client(base, administrator);
    until(name, server, log, () -> client.status("/health/ready") == 200);
    Reads reads = load(client);
    String token = issuer.token("shop", List.of("application:customer"), Duration.ofHours(8));
    return new Target(name, base, token, server.toHandle(), name, reads);
  }

  private Reads load(Client hub) throws Exception {
    hub.send("PUT", "/api/v1/source-systems/bench", "{\"domain\":\"customer\"}");
    int records = number("records", 300, 1, 100_000);
    List<String> byId = new ArrayList<>();
    List<String> bySource = new ArrayList<>();
    Pattern id = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");
    for (int i = 0; i < records; i++) {
      String attributes =
          "{\"attributes\":{\"given_name\":\"Ada\",\"family_name\":\"Byron%d\",\"email\":\"ada%d@mail.example\",\"city\":\"Lyon\"}}";
      hub.send("PUT", "/api/v1/source-records/bench/k" + i, attributes.formatted(i, i));
      String path = "/api/v1/golden-records/by-source/bench/k" + i;
      Matcher found = id.matcher(hub.send("GET", path, null));
      if (!found.find()) throw new IllegalStateException("a golden record has no id");
      bySource.add(path);
      byId.add("/api/v1/golden-records/" + found.group(1));
    }
    return new Reads(
        List.of(
            new Kind("live", List.of("/health/live"), null),
            new Kind("by id", byId, PURPOSE),
            new Kind("by source", bySource, PURPOSE)));
  }

  private record Client(URI base, String token) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    int status(String path) {
      try {
        return HTTP.send(
                HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20)).build(),
                HttpResponse.BodyHandlers.discarding())
            .statusCode();
      } catch (IOException notYet) {
        return 0;
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }

    String send(String method, String path, String body) throws Exception {
      HttpResponse<String> reply =
          HTTP.send(
              HttpRequest.newBuilder(base.resolve(path))
                  .timeout(Duration.ofSeconds(60))
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/json")
                  .header("Purpose", PURPOSE)
                  .method(
                      method,
                      body == null
                          ? HttpRequest.BodyPublishers.noBody()
                          : HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (reply.statusCode() >= 300) {
        throw new IllegalStateException(method + " " + path + ": " + reply.body());
      }
      return reply.body();
    }
  }

  // --- processes and files

  private interface Check {
    boolean holds();
  }

  private static void until(String what, Process process, Path log, Check check) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(8);
    while (!check.holds()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException(what + " does not come up, see " + log);
      }
      Thread.sleep(200);
    }
  }

  private static Process process(Path log, List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
  }

  private static void end(Process process, String signal) throws IOException {
    if (!process.isAlive()) return;
    try {
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
      if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
    }
  }

  private static List<String> asNoRoot(String... program) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) command.addAll(List.of("unshare", "-U"));
    command.addAll(Arrays.asList(program));
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void remove(Path tree) throws IOException {
    if (!Files.exists(tree)) return;
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }

  private static void unpack(Path folder) throws IOException {
    String system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
            ? "darwin"
            : "linux";
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    InputStream packed =
        ReadBench.class.getResourceAsStream("/postgres-" + system + "-" + machine + ".txz");
    if (packed == null) throw new IOException("no PostgreSQL for this machine on the class path");
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) throw new IOException("a path leads out of the archive");
        Files.createDirectories(entry.isDirectory() ? target : target.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (!entry.isDirectory()) {
          Files.copy(tar, target);
          if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
          }
        }
      }
    }
  }
}
