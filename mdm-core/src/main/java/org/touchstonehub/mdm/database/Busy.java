package org.touchstonehub.mdm.database;

import org.touchstonehub.failure.TouchstoneException;

/** Somebody else held what was needed for longer than a caller is let wait; nothing was changed. */
public class Busy extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  public Busy(String message) {
    super(Kind.UNAVAILABLE, "busy", message);
  }

  Busy(String message, Throwable cause) {
    super(Kind.UNAVAILABLE, "busy", message, cause);
  }
}
