package org.touchstonehub.command.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;

/**
 * The folder that holds everything of one demo: data, secrets, logs. One launcher at a time has it;
 * the lock is the operating system's, so it ends with the process, however that ends.
 */
final class DemoHome implements AutoCloseable {
  private static final String MARK = "touchstone-demo";

  private final Path folder;
  private final FileChannel channel;
  private final FileLock lock;

  private DemoHome(Path folder, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * @throws InvalidInput if the folder is somebody else's, or another launcher has it
   */
  static DemoHome open(Path folder) {
    try {
      Files.createDirectories(folder);
      if (!Files.exists(folder.resolve(MARK)) && !isEmpty(folder)) {
        throw new InvalidInput(
            "demo-home",
            "%s holds other things than a demo; give --home an empty or a new folder."
                .formatted(folder));
      }
      // Secrets and personal-looking data: nobody else's business.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      FileChannel channel =
          FileChannel.open(
              folder.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new InvalidInput(
            "demo-home",
            "A demo runs in %s already; stop it, or give another --home and --port."
                .formatted(folder));
      }
      return new DemoHome(folder, channel, lock);
    } catch (IOException unusable) {
      throw new InvalidInput(
          "demo-home",
          "Cannot use %s as home of the demo (%s); give --home a folder that you may write."
              .formatted(folder, unusable),
          unusable);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException inThisProcess) {
      return null;
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** Removes all that earlier starts left; the lock stays. */
  void clean() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!file.endsWith(MARK)) removeTree(file);
      }
    } catch (IOException unremovable) {
      throw new UncheckedIOException(unremovable);
    }
  }

  static void removeTree(Path root) throws IOException {
    if (!Files.exists(root)) return;
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }

  Path folder() {
    return folder;
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /** Where a part writes its log; earlier starts' lines are above. */
  Path log(String part) {
    try {
      Path logs = Files.createDirectories(path("logs"));
      return logs.resolve(part + ".log");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  Optional<String> remembered(String name) {
    Path file = path(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  void remember(String name, String value) {
    try {
      Files.writeString(path(name), value + "\n");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** A random secret in a file with mode 0600, made when first asked for. */
  String secret(String name) {
    return remembered(name).orElseGet(() -> newSecret(name));
  }

  private String newSecret(String name) {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    try {
      Path fresh = path(name + ".new");
      Files.deleteIfExists(fresh);
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, secret + "\n");
      Files.move(fresh, path(name));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return secret;
  }

  /**
   * The port of a part: the one of the last start where it is still free, so that addresses last.
   */
  int port(String part) {
    int kept = remembered(part + "-port").map(Integer::parseInt).orElse(0);
    int port = kept != 0 && isFree(kept) ? kept : free();
    remember(part + "-port", String.valueOf(port));
    return port;
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  /** The last lines of a log. */
  static List<String> lastLines(Path log, int count) {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException none) {
      return List.of();
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException closedAlready) {
      // The lock goes with the process.
    }
  }
}
