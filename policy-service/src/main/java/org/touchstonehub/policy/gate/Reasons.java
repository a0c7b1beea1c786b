package org.touchstonehub.policy.gate;

/** Reasons that the gate itself gives; all others come from the policy. */
final class Reasons {
  /** The subject's records changed between the decision and the reading. */
  static final String CHANGED_MEANWHILE = "changed-meanwhile";

  private Reasons() {}
}
