package org.touchstonehub.command.demo;

import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.TouchstoneException;

/** A part of the demo did not do its work; the message holds the last lines of its log. */
final class DemoFailed extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  DemoFailed(String message, @Nullable Throwable cause) {
    super(Kind.UNAVAILABLE, "demo", message, cause);
  }
}
