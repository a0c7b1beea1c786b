package org.touchstonehub.policy.decision;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.policy.caller.Grant;

/**
 * Which decisions a compliance officer looks for; null does not restrict.
 *
 * @param domains the domains that the officer may see; {@code *} for all, and only then decisions
 *     on products that were not published, which have no domain
 * @param subject {@code golden:ID} or {@code source:SYSTEM:KEY}; also finds what was decided of a
 *     source record by the golden id that it belonged to at that time, and the other way round
 * @param from decided at or after
 * @param to decided before
 * @param before the last id of the page before, so that the next page begins after it
 * @param limit 1 to {@value #MOST}
 */
public record DecisionQuery(
    Set<String> domains,
    @Nullable String caller,
    @Nullable String product,
    @Nullable String purpose,
    @Nullable Boolean permit,
    @Nullable String subject,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable DecisionId before,
    int limit) {
  public static final int MOST = 500;

  public DecisionQuery {
    domains = Set.copyOf(domains);
    if (limit < 1 || limit > MOST) {
      throw new InvalidInput(
          "page-limit", "A page has 1 to %d decisions; %d were asked for.".formatted(MOST, limit));
    }
  }

  /** The newest decisions of these domains. */
  public static DecisionQuery newest(Set<String> domains, int limit) {
    return new DecisionQuery(domains, null, null, null, null, null, null, null, null, limit);
  }

  boolean everyDomain() {
    return domains.contains(Grant.EVERY_DOMAIN);
  }
}
