package org.touchstonehub.mdm.golden;

import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.record.SourceKey;

/** No golden record goes by this id or source key. */
public class UnknownGolden extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  UnknownGolden(GoldenId id) {
    super(
        Kind.NOT_FOUND,
        "golden-record",
        "There is no golden record %s; look it up by a source key or search.".formatted(id));
  }

  public UnknownGolden(SourceKey key) {
    super(
        Kind.NOT_FOUND,
        "golden-record",
        "Record %s of source system '%s' has no golden record; it was never sent, was deleted, or"
                .formatted(key.key(), key.system())
            + " waits for the next match-and-merge batch.");
  }
}
