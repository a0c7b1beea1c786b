package org.touchstonehub.command.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that appears whole or not at all: files are written into a hidden folder beside it, or
 * in it where it is there already, which takes its place at the end. Whatever ends the program
 * before, Ctrl-C included, nothing is left of the new result, and a former one stays as it was;
 * what a killed program left is taken away by the next.
 *
 * <p>Some folders cannot be replaced as a whole: a mounted one, one whose parent is not ours to
 * write, the one that the caller's shell stands in. Into these the finished files are moved one by
 * one, the marker last.
 */
final class ResultFolder implements AutoCloseable {
  private static final int MOST_TRIES = 20;
  private static final String WORK = ".touchstone-";

  /** Held locked in a work folder while its program runs. */
  private static final String LOCK = ".lock";

  private final Path target;
  private final Path work;
  private final FileChannel lock;
  private final List<Path> createdParents;
  private final Set<String> fileNames;
  private final String marker;
  private final Thread onExit;
  private boolean ended;

  private ResultFolder(
      Path target,
      Path work,
      FileChannel lock,
      List<Path> createdParents,
      Set<String> fileNames,
      String marker) {
    this.target = target;
    this.work = work;
    this.lock = lock;
    this.createdParents = createdParents;
    this.fileNames = fileNames;
    this.marker = marker;
    this.onExit = new Thread(this::discard, "discard-result");
  }

  /**
   * @param fileNames every file that a result may have
   * @param marker the one that tells a former result by its content
   * @param markerText what the marker file begins with
   * @param force true to write into a folder that holds other files; they stay
   * @throws CannotWrite if the folder is taken or cannot be made
   */
  static ResultFolder open(
      Path folder, Set<String> fileNames, String marker, String markerText, boolean force) {
    try {
      Path target =
          Files.isDirectory(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
      refuseTaken(target, folder, fileNames, marker, markerText, force);
      Path parent = target.getParent();
      if (parent == null) {
        throw new CannotWrite(folder + " is the root; name a folder in it.");
      }
      List<Path> created = createParents(parent);
      Path place = Files.isDirectory(target) ? target : parent;
      takeAwayLeftovers(place);
      Path work = Files.createDirectory(place.resolve(WORK + UUID.randomUUID()));
      ResultFolder opened = new ResultFolder(target, work, lock(work), created, fileNames, marker);
      Runtime.getRuntime().addShutdownHook(opened.onExit);
      return opened;
    } catch (IOException e) {
      throw new CannotWrite("Folder " + folder, e);
    }
  }

  private static FileChannel lock(Path work) throws IOException {
    FileChannel channel =
        FileChannel.open(work.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    return channel;
  }

  /** Removes the work folders of programs that were killed: nobody holds their locks any more. */
  private static void takeAwayLeftovers(Path place) throws IOException {
    for (String name : entries(place)) {
      Path left = place.resolve(name);
      if (name.startsWith(WORK) && Files.exists(left.resolve(LOCK)) && isLeft(left)) delete(left);
    }
  }

  private static boolean isLeft(Path work) throws IOException {
    try (FileChannel channel = FileChannel.open(work.resolve(LOCK), StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ours) {
      return false;
    }
  }

  private static void refuseTaken(
      Path target,
      Path asGiven,
      Set<String> fileNames,
      String marker,
      String markerText,
      boolean force)
      throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) return;
    if (!Files.isDirectory(target)) {
      throw new CannotWrite(asGiven + " is a file; name a folder for --out.");
    }
    Set<String> there = results(target);
    if (there.isEmpty() || force) return;
    boolean former =
        fileNames.containsAll(there)
            && there.contains(marker)
            && Files.readString(target.resolve(marker)).startsWith(markerText);
    if (!former) {
      throw new CannotWrite(
          asGiven
              + " holds files that are not a former result; name another folder, or add --force to"
              + " write beside them.");
    }
  }

  /** What a folder holds beside work folders. */
  private static Set<String> results(Path folder) throws IOException {
    Set<String> names = entries(folder);
    names.removeIf(name -> name.startsWith(WORK));
    return names;
  }

  private static Set<String> entries(Path folder) throws IOException {
    Set<String> names = new HashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
    }
    return names;
  }

  private static List<Path> createParents(Path parent) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path p = parent; p != null && !Files.exists(p); p = p.getParent()) missing.add(p);
    Files.createDirectories(parent);
    return missing;
  }

  /** Where a file of the result is written. */
  Path file(String name) {
    if (!fileNames.contains(name)) throw new IllegalArgumentException(name);
    return work.resolve(name);
  }

  /**
   * Puts the result in its place.
   *
   * @throws CannotWrite if that fails; what was there before is there again then
   */
  synchronized void finish() {
    if (ended) throw new IllegalStateException("ended before");
    try {
      lock.close();
      Files.delete(work.resolve(LOCK));
      if (!Files.exists(target)) {
        Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
      } else if (isStoodIn() || isShared() || !replaceTarget()) {
        moveFiles();
      }
    } catch (IOException e) {
      throw new CannotWrite("Folder " + target, e);
    }
    end();
  }

  /** Whether files of others are in the folder, or another match that writes its result there. */
  private boolean isShared() throws IOException {
    Set<String> others = entries(target);
    others.remove(String.valueOf(work.getFileName()));
    return !fileNames.containsAll(others);
  }

  /** A shell in a folder that is replaced would see the old one, empty. */
  private boolean isStoodIn() throws IOException {
    return Path.of("").toRealPath().startsWith(target);
  }

  /**
   * @return false, with nothing changed, if this folder cannot be moved away
   */
  private boolean replaceTarget() throws IOException {
    Path former = target.resolveSibling(WORK + UUID.randomUUID());
    try {
      Files.move(target, former, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException notMovable) {
      return false;
    }
    boolean isInside = work.startsWith(target);
    try {
      Files.move(
          isInside ? former.resolve(work.getFileName()) : work,
          target,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(former, target, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    delete(former);
    return true;
  }

  /** The marker goes first and comes last: without it nobody takes the folder for a result. */
  private void moveFiles() throws IOException {
    Files.deleteIfExists(target.resolve(marker));
    for (String name : fileNames) {
      if (!name.equals(marker)) moveFile(name);
    }
    moveFile(marker);
    Files.delete(work);
  }

  private void moveFile(String name) throws IOException {
    Path made = work.resolve(name);
    if (Files.exists(made)) {
      Files.move(made, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.deleteIfExists(target.resolve(name)); // of a former result, which had more
    }
  }

  /** Takes away what is not finished. */
  @Override
  public synchronized void close() {
    if (ended) return;
    discard();
    end();
  }

  private synchronized void discard() {
    if (ended) return;
    ended = true;
    try {
      lock.close();
      delete(work);
      for (Path parent : createdParents) {
        if (Files.isDirectory(parent) && entries(parent).isEmpty()) Files.delete(parent);
      }
    } catch (IOException e) {
      System.err.println("touchstone: " + work + " could not be taken away; delete it.");
    }
  }

  private void end() {
    ended = true;
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException duringExit) {
      // The hook runs or has run, and finds that all has ended.
    }
  }

  /** Tries again where a file came while others went: on Ctrl-C the work goes on beside this. */
  private static void delete(Path folder) throws IOException {
    for (int tries = 1; Files.exists(folder); tries++) {
      try {
        deleteOnce(folder);
      } catch (DirectoryNotEmptyException e) {
        if (tries == MOST_TRIES) throw e;
      }
    }
  }

  private static void deleteOnce(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
              throws IOException {
            if (e != null) throw e;
            Files.deleteIfExists(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
