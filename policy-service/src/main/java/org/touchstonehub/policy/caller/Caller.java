package org.touchstonehub.policy.caller;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who asks, as the token says.
 *
 * @param subject the token's subject; never blank
 */
public record Caller(String subject, Set<Grant> grants) {
  public Caller {
    if (subject.isBlank()) throw new IllegalArgumentException("a caller needs a subject");
    grants = Set.copyOf(grants);
  }

  /** A caller from the groups of a token; groups that are not {@code role:domain} grant nothing. */
  public static Caller of(String subject, Collection<String> groups) {
    return new Caller(
        subject,
        groups.stream()
            .map(Grant::parse)
            .flatMap(Optional::stream)
            .collect(Collectors.toUnmodifiableSet()));
  }

  public boolean has(Role role, String domain) {
    return grants.stream().anyMatch(g -> g.role() == role && g.covers(domain));
  }

  /** The domains that a role is held for, in order; may hold {@link Grant#EVERY_DOMAIN}. */
  public Set<String> domainsOf(Role role) {
    return grants.stream()
        .filter(g -> g.role() == role)
        .map(Grant::domain)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
