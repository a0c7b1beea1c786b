package org.touchstonehub.command.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.touchstonehub.issuer.DevelopmentIssuer;

/** What {@code bench/run-hub} measures; each figure is a line {@code name=value}. */
final class HubBench {
  private static final Duration LONG = Duration.ofHours(8);
  private static final int CHANGED_ONE_IN = 100;

  private final Map<String, String> asked = new HashMap<>();
  private final Path work = Path.of(System.getProperty("hub.work"));
  private final Path data = Path.of(System.getProperty("hub.data"));

  private HubBench(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--built")) continue; // for the script alone
      asked.put(arguments[i].substring(2), arguments[++i]);
    }
  }

  public static void main(String[] arguments) throws Exception {
    new HubBench(arguments).run();
  }

  private static void tell(String name, double value) {
    System.out.printf(Locale.ROOT, "%s=%.3f%n", name, value);
  }

  private void run() throws Exception {
    try (DemoHome home = DemoHome.open(work.resolve("home"));
        DemoPostgres postgres = DemoPostgres.in(home)) {
      DemoHome.removeTree(home.path("data"));
      postgres.start();
      try (DevelopmentIssuer issuer =
          DevelopmentIssuer.start(
              home.folder(), 0, Map.of("TOUCHSTONE_DEVELOPMENT_ISSUER", "tests"))) {
        Map<String, String> environment = new HashMap<>(postgres.environment());
        environment.put("TOUCHSTONE_RATE_CALLER_PER_MINUTE", "0");
        environment.put("TOUCHSTONE_RATE_ADDRESS_PER_MINUTE", "0");
        environment.put("TOUCHSTONE_JWT_ISSUER", issuer.issuer());
        environment.put("TOUCHSTONE_JWT_PUBLICKEY_LOCATION", issuer.publicKeyLocation());
        HubFiles files =
            new HubFiles(
                Path.of(System.getProperty("hub.war")),
                HubFiles.payaraIn(Path.of(System.getProperty("hub.server"))),
                Path.of(System.getProperty("hub.unpacked")));
        List<String> jvm =
            new ArrayList<>(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + asked.getOrDefault("memory", "1400m")));
        if (asked.containsKey("record")) {
          jvm.add("-XX:StartFlightRecording=settings=profile,filename=" + asked.get("record"));
        }
        try (DemoApplication application =
            DemoApplication.start(home, files, home.port("application"), environment, jvm)) {
          application.awaitReady();
          String token = issuer.token("bench", List.of("administrator:*", "application:*"), LONG);
          measure(application.url(), token, postgres.environment());
        }
      }
    }
  }

  private void measure(String url, String token, Map<String, String> database) throws Exception {
    HubClient client = new HubClient(url, () -> token);
    List<Path> files = csv(data);
    try (Connection connection =
        DriverManager.getConnection(
            database.get("TOUCHSTONE_DB_URL"),
            database.get("TOUCHSTONE_DB_USER"),
            database.get("TOUCHSTONE_DB_PASSWORD"))) {
      double copy = copy(connection, files);
      tell("copy_seconds", copy);
      long records = 0;
      double ingest = 0;
      for (Path file : files) {
        client.registerSource(source(file), "customer");
        long began = System.nanoTime();
        records += taken(client.load(source(file), file, sent -> {}));
        ingest += seconds(began);
      }
      tell("records", records);
      tell("ingest_seconds", ingest);
      double match = batch(client, connection, "full");
      tell("full_seconds", ingest + match);
      tell("full_beside_copy", (ingest + match) / copy);
      changes(client, connection, files, ingest + match);
      live(url, token, files);
    }
  }

  private static long taken(JsonNode report) {
    if (report.path("rejected").asLong() > 0) throw new IllegalStateException(report.toString());
    return report.path("records").asLong();
  }

  private static List<Path> csv(Path folder) throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(f -> f.toString().endsWith(".csv") && !isTruth(f)).sorted().toList();
    }
  }

  private static boolean isTruth(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.contains("truth") || name.contains("cluster");
  }

  /** The system whose records a generated file holds. */
  static String source(Path file) {
    return String.valueOf(file.getFileName()).replaceAll("^customer-|(-[0-9]+)?[.]csv$", "");
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  /** PostgreSQL's own way with the same rows: a table of texts, committed. */
  private static double copy(Connection connection, List<Path> files) throws Exception {
    long began = System.nanoTime();
    for (Path file : files) {
      String header;
      try (Stream<String> lines = Files.lines(file)) {
        header = lines.findFirst().orElseThrow();
      }
      String columns =
          String.join(
              ", ", Stream.of(header.split(",")).map(c -> '"' + c.strip() + "\" text").toList());
      try (Statement statement = connection.createStatement();
          InputStream in = Files.newInputStream(file)) {
        statement.execute("create table public.copied (" + columns + ")");
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy public.copied from stdin with (format csv, header)", in);
        statement.execute("drop table public.copied");
      }
    }
    return seconds(began);
  }

  private double batch(HubClient client, Connection connection, String name) throws Exception {
    long began = System.nanoTime();
    URI job = client.startMatching("customer");
    String stage = "";
    long since = began;
    while (true) {
      JsonNode state = client.job(job);
      String now = state.path("stage").asText();
      if (!now.equals(stage)) {
        if (!stage.isEmpty())
          tell(name + "_stage_" + stage.replace(' ', '_') + "_seconds", seconds(since));
        stage = now;
        since = System.nanoTime();
      }
      String how = state.path("state").asText();
      if (how.equals("completed")) break;
      if (how.equals("failed")) throw new IllegalStateException(state.toString());
      Thread.sleep(100);
    }
    double took = seconds(began);
    tell(name + "_match_and_merge_seconds", took);
    tellMemory(name);
    try (Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from hub.golden_identity where state = 'ACTIVE'")) {
      rows.next();
      tell(name + "_golden_records", rows.getLong(1));
    }
    return took;
  }

  /** The most memory that the application has had, all of it; where Linux tells. */
  private static void tellMemory(String when) throws Exception {
    for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
      Path status = Path.of("/proc/" + child.pid() + "/status");
      boolean isApplication =
          child.info().command().orElse("").endsWith("java")
              && child.info().commandLine().orElse("").contains("--nohazelcast");
      if (!isApplication || !Files.exists(status)) continue;
      for (String line : Files.readAllLines(status)) {
        if (!line.startsWith("VmHWM:")) continue;
        tell(when + "_memory_mib", Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0);
      }
    }
  }

  /** Processor time so far, milliseconds: of the application, the database and this client. */
  private static double[] busy() {
    double[] busy = new double[3];
    for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
      ProcessHandle.Info info = child.info();
      String command = info.commandLine().orElse(info.command().orElse(""));
      int which = command.contains("--nohazelcast") ? 0 : command.contains("postgres") ? 1 : 2;
      busy[which] += millis(info);
    }
    busy[2] += millis(ProcessHandle.current().info());
    return busy;
  }

  private static double millis(ProcessHandle.Info info) {
    return info.totalCpuDuration().map(Duration::toMillis).orElse(0L);
  }

  /** One record in a hundred says something else, and is sent in a file of its own. */
  private void changes(HubClient client, Connection connection, List<Path> files, double full)
      throws Exception {
    double took = 0;
    for (Path file : files) {
      Path changed = work.resolve("changed.csv");
      try (Stream<String> lines = Files.lines(file);
          BufferedWriter out = Files.newBufferedWriter(changed)) {
        long[] n = {0};
        for (String line : (Iterable<String>) lines::iterator) {
          long number = n[0]++;
          if (number == 0) out.write(line + "\n");
          else if (number % CHANGED_ONE_IN == 0) out.write(line.replaceFirst("a", "e") + "\n");
        }
      }
      long began = System.nanoTime();
      taken(client.load(source(file), changed, sent -> {}));
      took += seconds(began);
    }
    tell("changed_ingest_seconds", took);
    took += batch(client, connection, "changed");
    tell("changed_seconds", took);
    tell("changed_share_of_full", took / full);
  }

  private void live(String url, String token, List<Path> files) throws Exception {
    List<String> bodies = new ArrayList<>();
    for (Path file : files) bodies.addAll(Bodies.of(file, new Random(11), 20_000));
    int seconds = Integer.parseInt(asked.getOrDefault("seconds", "20"));
    List<String> random = new ArrayList<>(bodies);
    java.util.Collections.shuffle(random, new Random(5));
    List<String> sorted = bodies.stream().sorted().toList();
    OpenLoop warm = new OpenLoop(url, token, source(files.get(0)), "warm", random);
    warm.run(50, seconds);
    double best = 0;
    for (String rate : asked.getOrDefault("rates", "50,100,150,200,300").split(",")) {
      OpenLoop loop = new OpenLoop(url, token, source(files.get(0)), "r" + rate, random);
      loop.run(Integer.parseInt(rate), seconds);
      loop.tell("live_" + rate);
      if (loop.percentile(0.99) < 100 && loop.rate() > 0.97 * Integer.parseInt(rate)) {
        best = Integer.parseInt(rate);
      }
    }
    tell("live_best_rate_p99_under_100ms", best);
    tellMemory("live");
    for (boolean isSorted : new boolean[] {false, true}) {
      OpenLoop loop =
          new OpenLoop(
              url, token, source(files.get(0)), isSorted ? "s" : "u", isSorted ? sorted : random);
      String name = isSorted ? "flood_sorted" : "flood_random";
      double[] before = busy();
      loop.flood(seconds);
      double[] after = busy();
      loop.tell(name);
      double records = loop.rate() * loop.took();
      tell(name + "_application_cpu_ms", (after[0] - before[0]) / records);
      tell(name + "_database_cpu_ms", (after[1] - before[1]) / records);
      tell(name + "_client_cpu_ms", (after[2] - before[2]) / records);
    }
  }
}
