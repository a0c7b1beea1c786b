package org.touchstonehub.command.demo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL that travels with the launcher, unpacked. */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /**
   * Unpacks into the folder unless that was done before; what an interrupted start left half done
   * is removed.
   *
   * @return the folder of the programs
   */
  static Path unpackInto(Path folder) {
    Path programs = folder.resolve("bin");
    if (Files.exists(folder)) return programs;
    Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
    try {
      DemoHome.removeTree(fresh);
      unpack(resource(), fresh);
      Files.move(fresh, folder);
    } catch (IOException broken) {
      throw new DemoFailed(
          "Cannot unpack PostgreSQL into %s: %s".formatted(folder, broken), broken);
    }
    return programs;
  }

  private static String resource() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    boolean arm = machine.equals("aarch64");
    String kind =
        system.startsWith("mac")
            ? "darwin-" + (arm ? "arm_64" : "x86_64")
            : "linux-" + (arm ? "arm_64" : "x86_64");
    return "/postgres-" + kind + ".txz";
  }

  private static void unpack(String resource, Path folder) throws IOException {
    InputStream packed = PostgresBinaries.class.getResourceAsStream(resource);
    if (packed == null) {
      throw new DemoFailed(
          "There is no PostgreSQL in this build for this machine (%s).".formatted(resource), null);
    }
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) throw new IOException("a path leads out of the archive");
        Files.createDirectories(entry.isDirectory() ? target : target.resolve("..").normalize());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (!entry.isDirectory()) {
          Files.copy(tar, target);
          Files.setPosixFilePermissions(target, permissions(entry.getMode()));
        }
      }
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions =
        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    if ((mode & 0100) != 0) permissions.add(PosixFilePermission.OWNER_EXECUTE);
    return permissions;
  }
}
