import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Gets what {@code ./touchstone} needs from elsewhere, with nothing but a JDK: {@code java
 * Fetch.java file URL SHA-256 FILE} or {@code java Fetch.java maven WRAPPER-PROPERTIES HOME}. What
 * does not have its checksum is not kept. Ends with 1 and one line where it could not be had.
 */
final class Fetch {
  /** Until a server has begun to answer. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** Until all of it is there. */
  private static final Duration WHOLE = Duration.ofMinutes(5);

  private Fetch() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      if (arguments[0].equals("maven")) {
        maven(Path.of(arguments[1]), Path.of(arguments[2]));
      } else {
        file(URI.create(arguments[1]), arguments[2], Path.of(arguments[3]));
      }
    } catch (IOException failed) {
      System.err.println("touchstone: " + failed.getMessage());
      System.exit(1);
    }
  }

  /** Puts the wrapper's Maven where {@code mvnw} looks for it, if it is not there. */
  private static void maven(Path wrapper, Path home) throws IOException, InterruptedException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(wrapper)) {
      properties.load(in);
    }
    String url = properties.getProperty("distributionUrl");
    String other = Optional.ofNullable(System.getenv("MVNW_REPOURL")).orElse("");
    if (!other.isEmpty()) url = other + url.substring(url.indexOf("/org/apache/maven/"));
    String name = url.substring(url.lastIndexOf('/') + 1).replace("-bin.zip", "");
    Path all = home.resolve("wrapper").resolve("dists").resolve(name);
    Path place = all.resolve(Integer.toHexString(url.hashCode())); // as mvnw names it
    if (Files.exists(place)) return;
    System.err.println("touchstone: fetching " + name);
    Files.createDirectories(all);
    Path fresh = Files.createTempDirectory(all, ".new");
    try {
      Path zip = fresh.resolve("maven.zip");
      file(URI.create(url), properties.getProperty("distributionSha256Sum"), zip);
      unzip(zip, fresh);
      Path unpacked = fresh.resolve(name);
      Files.writeString(unpacked.resolve("mvnw.url"), url + "\n");
      Files.move(unpacked, place);
    } finally {
      remove(fresh);
    }
  }

  private static void unzip(Path archive, Path folder) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder))
          throw new IOException(entry.getName() + " leads out of the zip");
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
        boolean program = file.getParent().endsWith("bin");
        if (program && !file.toFile().setExecutable(true)) {
          throw new IOException(file + " cannot be made a program");
        }
      }
    }
  }

  private static void file(URI address, String sha256, Path file)
      throws IOException, InterruptedException {
    Path fresh = Path.of(file + ".part");
    try {
      String found = download(address, fresh);
      if (!found.equals(sha256)) {
        throw new IOException(
            "%s has the SHA-256 %s, not %s as it should; it is not kept"
                .formatted(address, found, sha256));
      }
      Files.move(fresh, file);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Writes what is at an address into a file, and returns its SHA-256. */
  private static String download(URI address, Path file) throws IOException, InterruptedException {
    HttpClient http =
        HttpClient.newBuilder()
            .connectTimeout(ANSWER)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    Map<String, String> environment = System.getenv();
    String user = environment.get("MVNW_USERNAME");
    String password = environment.get("MVNW_PASSWORD");
    if (file.endsWith("maven.zip.part") && user != null && password != null) {
      byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }
    CompletableFuture<HttpResponse<InputStream>> answer =
        http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try {
      HttpResponse<InputStream> response = answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
      if (response.statusCode() != 200) {
        throw new IOException("%s answered %d".formatted(address, response.statusCode()));
      }
      return copy(response.body(), file);
    } catch (TimeoutException | ExecutionException failed) {
      Throwable why = failed instanceof ExecutionException ? failed.getCause() : failed;
      String what = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
      throw new IOException("%s cannot be had: %s".formatted(address, what), failed);
    }
  }

  private static String copy(InputStream body, Path file)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<MessageDigest> copy =
        CompletableFuture.supplyAsync(
            () -> {
              try (body;
                  OutputStream out = Files.newOutputStream(file);
                  var digesting =
                      new DigestOutputStream(out, MessageDigest.getInstance("SHA-256"))) {
                body.transferTo(digesting);
                return digesting.getMessageDigest();
              } catch (Exception failed) {
                throw new IllegalStateException(failed.toString(), failed);
              }
            });
    MessageDigest digest = copy.get(WHOLE.toSeconds(), TimeUnit.SECONDS);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void remove(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
