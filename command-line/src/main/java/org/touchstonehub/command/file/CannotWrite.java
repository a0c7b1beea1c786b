package org.touchstonehub.command.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.touchstonehub.failure.TouchstoneException;

/** The result cannot be written: no room, no right, or the folder is taken. */
final class CannotWrite extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  CannotWrite(String message) {
    super(Kind.UNAVAILABLE, "result-folder", message);
  }

  CannotWrite(String what, IOException cause) {
    super(
        Kind.UNAVAILABLE,
        "result-folder",
        "%s cannot be written: %s; check the path, free space and permissions."
            .formatted(what, reason(cause)),
        cause);
  }

  private static String reason(IOException cause) {
    String file = cause instanceof FileSystemException named ? named.getFile() : null;
    if (cause instanceof FileAlreadyExistsException) return file + " is a file, and no folder";
    if (cause instanceof NoSuchFileException) return file + " cannot be made there";
    if (cause instanceof AccessDeniedException) return "no right to write " + file;
    if (cause instanceof FileSystemException named && named.getReason() != null) {
      return named.getReason() + " (" + file + ")";
    }
    return String.valueOf(cause.getMessage()).replaceFirst("^[\\w.]+Exception: ", "");
  }
}
