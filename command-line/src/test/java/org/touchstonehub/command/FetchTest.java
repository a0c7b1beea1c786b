package org.touchstonehub.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the launcher fetches with Java alone, from servers that are there, wrong, silent or gone.
 */
class FetchTest {
  @TempDir Path folder;
  private HttpServer server;
  private String base;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    base = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_file_with_its_checksum_is_kept_also_behind_a_redirect() throws Exception {
    byte[] body = "a program".getBytes(UTF_8);
    serve("/there", body);
    server.createContext(
        "/here",
        exchange -> {
          exchange.getResponseHeaders().add("Location", base + "/there");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });

    Run run = fetch("file", base + "/here", sha256(body), folder.resolve("opa").toString());

    assertThat(run.status).as(run.said).isZero();
    assertThat(folder.resolve("opa")).hasBinaryContent(body);
  }

  @Test
  void a_file_with_another_checksum_is_not_kept() throws Exception {
    serve("/opa", "something else".getBytes(UTF_8));
    String sum = sha256("a program".getBytes(UTF_8));

    Run run = fetch("file", base + "/opa", sum, folder.resolve("opa").toString());

    assertThat(run.status).isEqualTo(1);
    assertThat(run.said.lines()).singleElement().asString().contains("SHA-256", sum, "not kept");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void what_is_not_there_or_nobody_serves_ends_in_one_line() throws Exception {
    String to = folder.resolve("opa").toString();

    assertThat(fetch("file", base + "/none", "0", to).said).contains("answered 404");
    server.stop(0);
    Run gone = fetch("file", base + "/none", "0", to);

    assertThat(gone.status).isEqualTo(1);
    assertThat(gone.said.lines()).singleElement().asString().contains("cannot be had");
  }

  @Test
  void a_server_that_never_answers_is_left_soon() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      long began = System.nanoTime();
      String address = "http://127.0.0.1:" + silent.getLocalPort() + "/opa";

      Run run = fetch("file", address, "0", folder.resolve("opa").toString());

      assertThat(run.status).isEqualTo(1);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(40));
    }
  }

  @Test
  void maven_is_put_where_the_wrapper_looks_for_it_and_is_not_fetched_again() throws Exception {
    byte[] zip = zip("apache-maven-9.9.9/bin/mvn", "#!/bin/sh\necho ran\n");
    serve("/org/apache/maven/apache-maven-9.9.9-bin.zip", zip);
    Path properties = folder.resolve("maven-wrapper.properties");
    String url = base + "/org/apache/maven/apache-maven-9.9.9-bin.zip";
    Files.writeString(
        properties, "distributionUrl=%s\ndistributionSha256Sum=%s\n".formatted(url, sha256(zip)));
    Path home = folder.resolve("m2");

    Run run = fetch("maven", properties.toString(), home.toString());
    server.stop(0);

    assertThat(run.status).as(run.said).isZero();
    Path place = home.resolve("wrapper/dists/apache-maven-9.9.9/%x".formatted(url.hashCode()));
    assertThat(place.resolve("bin/mvn")).isExecutable();
    assertThat(place.resolve("mvnw.url")).hasContent(url);
    assertThat(fetch("maven", properties.toString(), home.toString()).status).isZero();
    // The wrapper itself, on the same properties, finds it.
    Files.createDirectories(folder.resolve("top/.mvn/wrapper"));
    Files.copy(properties, folder.resolve("top/.mvn/wrapper/maven-wrapper.properties"));
    Files.copy(Path.of("..", "mvnw"), folder.resolve("top/mvnw"));
    ProcessBuilder wrapper = new ProcessBuilder("sh", folder.resolve("top/mvnw").toString());
    wrapper.environment().put("MAVEN_USER_HOME", home.toString());
    wrapper.environment().keySet().removeIf(name -> name.startsWith("MVNW_"));
    assertThat(run(wrapper).said).isEqualTo("ran\n");
  }

  private void serve(String path, byte[] body) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private static byte[] zip(String name, String content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] body) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
  }

  private static Run fetch(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(Path.of("..", "launcher", "Fetch.java").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder java = new ProcessBuilder(command);
    java.environment().keySet().removeIf(name -> name.startsWith("MVNW_"));
    return run(java);
  }

  private static Run run(ProcessBuilder command) throws Exception {
    Process process = command.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), said);
  }

  private record Run(int status, String said) {}
}
