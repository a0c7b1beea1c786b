package org.touchstonehub.policy.pdp;

/**
 * Whether a policy engine decides.
 *
 * @param policyDigest of the policy that answered; empty if none did
 * @param detail what is wrong; empty if nothing is
 */
public record EngineHealth(boolean up, String engine, String policyDigest, String detail) {}
