package org.touchstonehub.mdm.command;

import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.golden.CodePoints;

/**
 * Who wants something done, and why.
 *
 * @param actor the subject of the caller
 * @param reason for later readers; 1 to {@link #LONGEST_REASON} characters
 */
public record Order(String actor, String reason) {
  /** The most characters of a reason. */
  public static final int LONGEST_REASON = 2_000;

  /**
   * @throws InvalidInput if there is no reason, or it is too long or cannot be kept
   */
  public Order {
    boolean isKept = CodePoints.storable(reason) && CodePoints.count(reason) <= LONGEST_REASON;
    if (reason.isBlank() || !isKept) {
      throw new InvalidInput(
          "reason",
          "Say why, in 1 to %d characters without U+0000: others will read it."
              .formatted(LONGEST_REASON));
    }
  }
}
