package org.touchstonehub.sharing.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.database.Digests;

/**
 * A folder of this process's own, inside one that several hubs may share. Each holds a lock on a
 * file in its own for as long as it lives, so that what a killed one left is known and taken away.
 */
final class SpoolFolder implements AutoCloseable {
  private static final Logger LOG = System.getLogger(SpoolFolder.class.getName());
  private static final String PREFIX = "touchstone-spool-";
  private static final String LOCK = "lock";
  private static final boolean IS_POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path own;
  private final FileChannel lock;
  private final long mostBytes;
  private final AtomicLong used = new AtomicLong();

  private SpoolFolder(Path own, FileChannel lock, long mostBytes) {
    this.own = own;
    this.lock = lock;
    this.mostBytes = mostBytes;
  }

  /**
   * Makes a folder for this process and takes those away whose process is gone.
   *
   * @param mostBytes that all uploads together may take
   * @throws UncheckedIOException if nothing can be written there
   */
  static SpoolFolder open(Path shared, long mostBytes) {
    try {
      Files.createDirectories(shared);
      takeAwayAbandoned(shared);
      Path own = Files.createTempDirectory(shared, PREFIX, permissions("rwx------"));
      FileChannel lock =
          FileChannel.open(
              own.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (lock.tryLock() == null) throw new IOException("the new lock is held by another process");
      return new SpoolFolder(own, lock, mostBytes);
    } catch (IOException unusable) {
      throw new UncheckedIOException(
          "Cannot receive uploads in %s; set TOUCHSTONE_UPLOAD_SPOOL to a folder that can be written."
              .formatted(shared),
          unusable);
    }
  }

  /** How many bytes of uploads lie here. */
  long used() {
    return used.get();
  }

  /**
   * Writes a body to disk, readable by this process's user alone.
   *
   * @throws SpoolFull if the disk or the room for all uploads is full; nothing is left then
   * @throws InvalidInput if the body does not come whole
   */
  SpooledFile receive(InputStream body) {
    MessageDigest digest = Digests.sha256();
    Path path = create();
    long size = 0;
    boolean isWhole = false;
    try (OutputStream out = Files.newOutputStream(path)) {
      size = copy(body, out, digest);
      isWhole = true;
    } catch (IOException full) {
      throw new SpoolFull("the disk is full or cannot be written", full);
    } finally {
      if (!isWhole) takeAway(path, 0);
    }
    long bytes = size;
    return new SpooledFile(path, bytes, digest.digest(), () -> takeAway(path, bytes));
  }

  /** What was reserved for a body that does not come whole is given back. */
  long copy(InputStream body, OutputStream out, MessageDigest digest) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    boolean isWhole = false;
    try {
      for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
        if (used.addAndGet(read) > mostBytes) {
          size += read;
          throw new SpoolFull("the uploads under way take all of it", null);
        }
        size += read;
        out.write(buffer, 0, read);
        digest.update(buffer, 0, read);
      }
      out.flush();
      isWhole = true;
      return size;
    } finally {
      if (!isWhole) used.addAndGet(-size);
    }
  }

  private static int read(InputStream body, byte[] buffer) {
    try {
      return body.read(buffer);
    } catch (IOException brokenOff) {
      throw new InvalidInput(
          "malformed-request",
          "The body did not come whole, or too late; send it again.",
          brokenOff);
    }
  }

  private Path create() {
    try {
      return Files.createTempFile(own, "upload-", "", permissions("rw-------"));
    } catch (IOException full) {
      throw new SpoolFull("the disk is full or cannot be written", full);
    }
  }

  private void takeAway(Path path, long bytes) {
    used.addAndGet(-bytes);
    try {
      Files.deleteIfExists(path);
    } catch (IOException stays) {
      LOG.log(Level.WARNING, "event=upload-not-removed", stays);
    }
  }

  private static void takeAwayAbandoned(Path shared) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(shared, PREFIX + "*")) {
      for (Path folder : folders) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && isAbandoned(folder)) {
          delete(folder);
          LOG.log(Level.INFO, "event=uploads-of-killed-process-removed folder={0}", folder);
        }
      }
    }
  }

  private static boolean isAbandoned(Path folder) {
    try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock taken = channel.tryLock()) {
      return taken != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    } catch (IOException notOurs) {
      return false; // somebody else's, or one that is just being made
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> inside = Files.walk(folder)) {
      List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) Files.deleteIfExists(path);
    } catch (IOException stays) {
      LOG.log(Level.WARNING, "event=upload-not-removed", stays);
    }
  }

  private static FileAttribute<?>[] permissions(String posix) {
    return IS_POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException endsWithTheProcess) {
      LOG.log(Level.WARNING, "event=spool-lock-not-closed", endsWithTheProcess);
    }
    delete(own);
  }
}
