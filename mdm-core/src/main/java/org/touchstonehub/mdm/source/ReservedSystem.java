package org.touchstonehub.mdm.source;

import org.touchstonehub.failure.TouchstoneException;

/** A source system that the hub keeps for what stewards say; nobody else writes it. */
public final class ReservedSystem extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  ReservedSystem(String name) {
    super(
        Kind.CONFLICT,
        "source-system-reserved",
        "Source systems whose names begin with 'steward-' hold what stewards say of golden records, as '%s' does; use another name, or edit the golden record."
            .formatted(name));
  }
}
