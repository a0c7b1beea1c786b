package org.touchstonehub.mdm.change;

import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.mdm.golden.GoldenId;

/** A golden record is not what the caller saw; nothing was changed. */
public final class StaleGolden extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  public StaleGolden(GoldenId id) {
    super(
        Kind.CONFLICT,
        "golden-record-stale",
        "Golden record %s has changed since you read it; read it again and decide anew."
            .formatted(id));
  }
}
