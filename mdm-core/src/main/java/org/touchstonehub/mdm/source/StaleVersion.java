package org.touchstonehub.mdm.source;

import org.touchstonehub.failure.TouchstoneException;

/** The record is not at the version that the caller wants to change; nothing was written. */
public class StaleVersion extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  static final String MESSAGE =
      "The record is not as the precondition says; read it again and decide anew.";

  public StaleVersion() {
    super(Kind.CONFLICT, "version-stale", MESSAGE);
  }
}
