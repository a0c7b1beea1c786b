package org.touchstonehub.policy.pdp;

/**
 * Stands where the operator's policy cannot be followed: nothing is shared, rather than by another
 * policy than the operator wants.
 */
public final class RefusedPolicy implements PolicyEngine {
  private final String reason;

  /**
   * @param reason for operators: what is wrong, where, and what to do
   */
  public RefusedPolicy(String reason) {
    this.reason = reason;
  }

  @Override
  public Decision decide(PolicyQuestion question) {
    return new Decision.NoPolicy(reason);
  }

  @Override
  public String name() {
    return "none";
  }

  @Override
  public String description() {
    return "no policy: " + reason;
  }
}
