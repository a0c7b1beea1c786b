package org.touchstonehub.command.file;

import java.io.IOException;
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
        "%s cannot be written (%s: %s); check free space and permissions."
            .formatted(what, cause.getClass().getSimpleName(), cause.getMessage()),
        cause);
  }
}
