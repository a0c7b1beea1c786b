package org.touchstonehub.policy.gate;

import java.util.List;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.policy.decision.DecisionId;

/**
 * No policy decided: the engine is away, broken, late or without rules. Data does not leave, and
 * that is on record. Unlike {@link SharingRefused} it says nothing about what the policy would have
 * said, so asking again later may help.
 */
public class PolicyUnanswered extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  private final transient DecisionId decision;
  private final List<String> reasons;

  PolicyUnanswered(DecisionId decision, List<String> reasons) {
    super(
        Kind.UNAVAILABLE,
        "policy-unanswered",
        "No policy engine decided (%s), so nothing left the hub; try again shortly. The decision is on record under %s."
            .formatted(String.join(", ", reasons), decision));
    this.decision = decision;
    this.reasons = List.copyOf(reasons);
  }

  /** Where the failure stands in the decision log. */
  public DecisionId decision() {
    return decision;
  }

  /** Stable codes, in order. */
  public List<String> reasons() {
    return reasons;
  }
}
