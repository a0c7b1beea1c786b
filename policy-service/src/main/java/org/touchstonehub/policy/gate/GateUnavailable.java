package org.touchstonehub.policy.gate;

import org.touchstonehub.failure.TouchstoneException;

/** The decision could not be written down, so nothing leaves. */
public class GateUnavailable extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  GateUnavailable(String doing, Throwable cause) {
    super(
        Kind.UNAVAILABLE,
        "sharing-gate-unavailable",
        "The sharing gate could not finish %s, so nothing left the hub; try again, and tell the operator if it stays so."
            .formatted(doing),
        cause);
  }
}
