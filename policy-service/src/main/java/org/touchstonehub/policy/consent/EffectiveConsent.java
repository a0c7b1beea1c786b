package org.touchstonehub.policy.consent;

import java.util.List;
import java.util.UUID;

/**
 * The consent that a decision rests on.
 *
 * @param seen the events it follows from, in the order of their ids
 */
public record EffectiveConsent(ConsentStatus status, List<UUID> seen) {
  public EffectiveConsent {
    seen = List.copyOf(seen);
  }
}
