package org.touchstonehub.policy.caller;

import java.util.Optional;

/**
 * A role held for a domain.
 *
 * @param domain the name of an entity model, or {@value #EVERY_DOMAIN} for all of them
 */
public record Grant(Role role, String domain) {
  public static final String EVERY_DOMAIN = "*";

  /**
   * Reads {@code role:domain}. Empty for anything else, also for a role that is not known or a
   * missing domain: what cannot be read grants nothing.
   */
  public static Optional<Grant> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || text.substring(colon + 1).isBlank()) return Optional.empty();
    return Role.ofCode(text.substring(0, colon))
        .map(role -> new Grant(role, text.substring(colon + 1)));
  }

  public boolean covers(String otherDomain) {
    return domain.equals(EVERY_DOMAIN) || domain.equals(otherDomain);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return role.code() + ":" + domain;
  }
}
