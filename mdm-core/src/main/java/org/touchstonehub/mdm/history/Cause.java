package org.touchstonehub.mdm.history;

import java.util.UUID;

/**
 * What brought something about.
 *
 * @param id of the command or the ingest; of another cause it only tells what came about together
 */
public record Cause(UUID id, Kind kind) {
  /** Kinds of causes. */
  public enum Kind {
    /** Somebody ordered it. */
    COMMAND,
    /** A file that came in. */
    INGEST,
    /** A batch run, or a record that its system sent. */
    OTHER
  }
}
