package org.touchstonehub.policy.gate;

import java.util.List;
import org.touchstonehub.policy.decision.DecisionId;

/**
 * No policy decided: the engine is away, broken, late or without rules. Unlike {@link
 * SharingRefused} it says nothing about what the policy would have said, so asking again later may
 * help.
 */
public class PolicyUnanswered extends NothingShared {
  private static final long serialVersionUID = 1L;

  PolicyUnanswered(DecisionId decision, List<String> reasons) {
    super(
        Kind.UNAVAILABLE,
        "policy-unanswered",
        "No policy engine decided (%s), so nothing left the hub; try again shortly. The decision is on record under %s."
            .formatted(String.join(", ", reasons), decision),
        decision,
        reasons);
  }
}
