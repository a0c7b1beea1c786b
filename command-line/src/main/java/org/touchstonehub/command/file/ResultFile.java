package org.touchstonehub.command.file;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One file that appears whole or not at all: it is written under another name beside its place and
 * moved there at the end. Opened before the work begins, so that a place that cannot be written is
 * told at once.
 */
final class ResultFile implements AutoCloseable {
  /** Tells a file that may be replaced. */
  interface Former {
    boolean is(Path file) throws IOException;
  }

  private final Path target;
  private final Path draft;
  private final List<Path> createdParents; // the innermost first

  private ResultFile(Path target, Path draft, List<Path> createdParents) {
    this.target = target;
    this.draft = draft;
    this.createdParents = createdParents;
  }

  /**
   * @param what what it is to be, in words
   * @param force true to replace a file that is something else
   * @throws CannotWrite if the place is taken or cannot be written
   */
  static ResultFile open(Path file, String what, Former former, boolean force) {
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
      if (Files.isDirectory(target)) {
        throw new CannotWrite(file + " is a folder; name a file.");
      }
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        throw new CannotWrite(file + " is no ordinary file; name another.");
      }
      if (Files.exists(target) && !force && !former.is(target)) {
        throw new CannotWrite(
            "%s is there and is no %s; name another file, or add --force to replace it."
                .formatted(file, what));
      }
      Path parent = target.getParent();
      if (parent == null) throw new CannotWrite(file + " is the root; name a file in it.");
      List<Path> missing = new ArrayList<>();
      for (Path p = parent; p != null && !Files.exists(p); p = p.getParent()) missing.add(p);
      Files.createDirectories(parent);
      Path draft = Files.createFile(parent.resolve(".touchstone-" + UUID.randomUUID()));
      draft.toFile().deleteOnExit(); // Ctrl-C leaves nothing
      return new ResultFile(target, draft, missing);
    } catch (IOException e) {
      throw new CannotWrite("File " + file, e);
    }
  }

  /** Where the content is written before it is finished. */
  Path draft() {
    return draft;
  }

  /**
   * Puts the file in its place.
   *
   * @throws CannotWrite if that fails; what was there before is there still
   */
  void finish() {
    try {
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CannotWrite("File " + target, e);
    }
  }

  /** Takes away what is not finished. */
  @Override
  public void close() {
    try {
      if (!Files.deleteIfExists(draft)) return;
      for (Path parent : createdParents) Files.deleteIfExists(parent);
    } catch (DirectoryNotEmptyException filledByOthers) {
      // what others put there stays
    } catch (IOException e) {
      System.err.println("touchstone: " + draft + " could not be taken away; delete it.");
    }
  }
}
