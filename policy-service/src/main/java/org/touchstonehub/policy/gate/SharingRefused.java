package org.touchstonehub.policy.gate;

import java.util.List;
import org.touchstonehub.policy.decision.DecisionId;

/** The policy said no. */
public class SharingRefused extends NothingShared {
  private static final long serialVersionUID = 1L;

  SharingRefused(DecisionId decision, SharingRequest request, List<String> reasons) {
    super(
        Kind.DENIED,
        "sharing-refused",
        "Product '%s' does not share this for purpose '%s': %s. A compliance officer finds the decision under %s."
            .formatted(request.product(), request.purpose(), String.join(", ", reasons), decision),
        decision,
        reasons);
  }
}
