package org.touchstonehub.policy.pdp;

import java.util.List;
import org.touchstonehub.failure.InvalidInput;

/** A folder does not hold a policy that the hub can follow; the message tells all that is wrong. */
public final class InvalidPolicy extends InvalidInput {
  private static final long serialVersionUID = 1L;

  InvalidPolicy(List<String> faults) {
    super("policy-folder", String.join("; ", faults));
  }

  InvalidPolicy(String fault) {
    this(List.of(fault));
  }
}
