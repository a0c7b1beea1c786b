package org.touchstonehub.policy.gate;

import java.util.Map;
import java.util.Set;
import org.touchstonehub.policy.decision.DecisionId;
import org.touchstonehub.policy.pdp.Mask;
import org.touchstonehub.policy.pdp.Obligation;

/**
 * A value that may leave: masked, filtered, and with its decision on record. Only the {@link
 * SharingGate} can make one, and a resource writes out golden data from nothing else.
 */
public final class Released<T> {
  private final T value;
  private final DecisionId decision;
  private final Masks masks;
  private final Set<Obligation> obligations;

  Released(T value, DecisionId decision, Masks masks, Set<Obligation> obligations) {
    this.value = value;
    this.decision = decision;
    this.masks = masks;
    this.obligations = Set.copyOf(obligations);
  }

  public T value() {
    return value;
  }

  /** The decision that let it go. */
  public DecisionId decision() {
    return decision;
  }

  /** What became of each attribute. */
  public Map<String, Mask> masks() {
    return masks.kinds();
  }

  /** What the one who writes it out has to do besides. */
  public Set<Obligation> obligations() {
    return obligations;
  }
}
