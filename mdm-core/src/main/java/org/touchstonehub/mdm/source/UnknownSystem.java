package org.touchstonehub.mdm.source;

import org.touchstonehub.failure.TouchstoneException;

/** A source system that nobody registered. */
public class UnknownSystem extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  public UnknownSystem(String name) {
    super(
        Kind.NOT_FOUND,
        "unknown-source-system",
        "There is no source system '%s'; register it for its domain first.".formatted(name));
  }
}
