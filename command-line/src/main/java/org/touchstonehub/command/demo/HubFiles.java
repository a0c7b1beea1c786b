package org.touchstonehub.command.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * What the launcher runs the application from.
 *
 * @param war the application
 * @param payara Payara Micro
 * @param settings the folder of Payara's boot files
 */
record HubFiles(Path war, Path payara, Path settings) {
  private static final String RULES = "org/touchstonehub/policy/rules/";

  /**
   * The folder that {@code ./touchstone} filled and named in the property {@code touchstone.hub}.
   */
  static HubFiles built() {
    String folder = System.getProperty("touchstone.hub");
    if (folder == null) {
      throw new DemoFailed("The demo is started with ./touchstone demo, which builds it.", null);
    }
    Path hub = Path.of(folder);
    return new HubFiles(hub.resolve("touchstone.war"), payaraIn(hub), hub.resolve("payara"));
  }

  static Path payaraIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().startsWith("payara-micro"))
          .findFirst()
          .orElseThrow(() -> new IOException("no Payara Micro"));
    } catch (IOException incomplete) {
      throw new DemoFailed(
          "%s is not complete (%s); remove it and start again.".formatted(folder, incomplete),
          incomplete);
    }
  }

  /** Writes the rules that the application carries, as an OPA server loads them. */
  void writeRules(Path folder) throws IOException {
    DemoHome.removeTree(folder);
    try (ZipFile application = new ZipFile(war.toFile())) {
      List<? extends ZipEntry> jars =
          application.stream()
              .filter(e -> e.getName().matches(".*/policy-service-[^/]*\\.jar"))
              .toList();
      if (jars.size() != 1) throw new IOException(war + " carries no policy");
      try (ZipInputStream jar = new ZipInputStream(application.getInputStream(jars.get(0)))) {
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
          if (entry.isDirectory() || !entry.getName().startsWith(RULES)) continue;
          Path file = folder.resolve(entry.getName().substring(RULES.length())).normalize();
          if (!file.startsWith(folder)) throw new IOException("a path leads out of the archive");
          Files.createDirectories(file.resolve("..").normalize());
          Files.copy(jar, file);
        }
      }
    }
  }
}
