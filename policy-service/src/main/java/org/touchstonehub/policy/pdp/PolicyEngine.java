package org.touchstonehub.policy.pdp;

/**
 * Answers questions by the policy. Two engines run the same rules: {@link OpaRestPolicyEngine} and
 * {@link WasmPolicyEngine}. Safe for use by many threads.
 */
public interface PolicyEngine {
  /**
   * Decides within the engine's time limit. Never throws: whatever goes wrong is a decision that
   * refuses, {@link Decision.NoPolicy} or {@link Decision.EngineFailure}.
   */
  Decision decide(PolicyQuestion question);

  /** Which engine it is, for people and the decision log: {@code wasm}, {@code opa}. */
  String name();

  /** Where it runs, for people. */
  String description();

  /** Asks a question that every sound policy denies, and says whether the policy answered. */
  default EngineHealth health() {
    Decision decision = decide(PolicyQuestion.PROBE);
    boolean up = decision instanceof Decision.Denial;
    return new EngineHealth(up, name(), decision.policyDigest(), decision.detail());
  }
}
