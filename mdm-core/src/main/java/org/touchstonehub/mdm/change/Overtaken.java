package org.touchstonehub.mdm.change;

import org.touchstonehub.failure.TouchstoneException;

/**
 * A change that was worked out from what is no longer so. Nothing of it may be committed; working
 * it out again succeeds.
 */
public final class Overtaken extends TouchstoneException implements MayRepeat {
  private static final long serialVersionUID = 1L;

  public Overtaken() {
    super(
        Kind.CONFLICT,
        "change-overtaken",
        "Somebody else changed the same records at this moment; send the request again.");
  }
}
