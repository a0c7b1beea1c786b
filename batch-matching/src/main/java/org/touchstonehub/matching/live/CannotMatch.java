package org.touchstonehub.matching.live;

import org.touchstonehub.failure.TouchstoneException;

/** The records of a domain stand under a model that is no longer used. */
public final class CannotMatch extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  CannotMatch(String domain) {
    super(
        Kind.UNAVAILABLE,
        "match-outdated",
        "The records of '%s' were matched under another model than the one in use; run a batch, then ask again."
            .formatted(domain));
  }
}
