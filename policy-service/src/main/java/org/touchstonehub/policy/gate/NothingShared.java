package org.touchstonehub.policy.gate;

import java.util.List;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.policy.decision.DecisionId;

/** Data does not leave, and that is on record. */
public abstract class NothingShared extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  private final transient DecisionId decision;
  private final List<String> reasons;

  NothingShared(Kind kind, String slug, String message, DecisionId decision, List<String> reasons) {
    super(kind, slug, message);
    this.decision = decision;
    this.reasons = List.copyOf(reasons);
  }

  /** Where it stands in the decision log. */
  public DecisionId decision() {
    return decision;
  }

  /** Stable codes, in order. */
  public List<String> reasons() {
    return reasons;
  }
}
