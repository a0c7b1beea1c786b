package org.touchstonehub.command.file;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that appears whole or not at all: files are written into a hidden folder beside it,
 * which takes its place at the end. Whatever ends the program before, Ctrl-C included, nothing is
 * left of the new result, and a former one stays as it was.
 */
final class ResultFolder implements AutoCloseable {
  private static final int MOST_TRIES = 20;

  private final Path target;
  private final Path work;
  private final List<Path> createdParents;
  private final Set<String> fileNames;
  private final Thread onExit;
  private boolean ended;

  private ResultFolder(Path target, Path work, List<Path> createdParents, Set<String> fileNames) {
    this.target = target;
    this.work = work;
    this.createdParents = createdParents;
    this.fileNames = fileNames;
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
      Path work = Files.createDirectory(hiddenBeside(target));
      ResultFolder opened = new ResultFolder(target, work, created, fileNames);
      Runtime.getRuntime().addShutdownHook(opened.onExit);
      return opened;
    } catch (IOException e) {
      throw new CannotWrite("Folder " + folder, e);
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
    Set<String> there = entries(target);
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

  private static Path hiddenBeside(Path target) {
    return target.resolveSibling("." + target.getFileName() + "-" + UUID.randomUUID());
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
      if (!Files.exists(target)) {
        Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
      } else if (fileNames.containsAll(entries(target))) {
        replaceTarget();
      } else {
        for (String name : fileNames) {
          Files.move(work.resolve(name), target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.delete(work);
      }
    } catch (IOException e) {
      throw new CannotWrite("Folder " + target, e);
    }
    end();
  }

  private void replaceTarget() throws IOException {
    Path former = hiddenBeside(target);
    Files.move(target, former, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(former, target, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    delete(former);
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
