package org.touchstonehub.policy.pdp;

/** Told of every decision of the policy engine; it must be quick and throw nothing. */
public interface DecisionWatch {
  /**
   * @param nanos how long the engine took
   */
  void decided(PolicyQuestion question, Decision decision, long nanos);
}
