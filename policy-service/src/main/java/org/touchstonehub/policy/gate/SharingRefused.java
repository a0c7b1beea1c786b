package org.touchstonehub.policy.gate;

import java.util.List;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.policy.decision.DecisionId;

/** Data does not leave, and the refusal is on record. */
public class SharingRefused extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  private final transient DecisionId decision;
  private final List<String> reasons;

  SharingRefused(DecisionId decision, SharingRequest request, List<String> reasons) {
    super(
        Kind.DENIED,
        "sharing-refused",
        "Product '%s' does not share this for purpose '%s': %s. A compliance officer finds the decision under %s."
            .formatted(request.product(), request.purpose(), String.join(", ", reasons), decision));
    this.decision = decision;
    this.reasons = List.copyOf(reasons);
  }

  /** Where the refusal stands in the decision log. */
  public DecisionId decision() {
    return decision;
  }

  /** Stable codes, in order. */
  public List<String> reasons() {
    return reasons;
  }
}
