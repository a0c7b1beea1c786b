package org.touchstonehub.sharing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders that a test makes. What lives as long as the tests do (a database, the files of a hub)
 * cannot be deleted while they run, so it lies in the build's folder, and the next run takes it
 * away.
 */
final class Folders {
  private static final Path ROOT = HubCommand.MODULE.resolve("target/test-folders");

  static {
    delete(ROOT);
  }

  private Folders() {}

  static Path temporary(String prefix) {
    try {
      return Files.createTempDirectory(Files.createDirectories(ROOT), prefix);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Deletes it with all that is in it; does nothing if it is not there. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) return;
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) Files.delete(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
