package org.touchstonehub.policy.gate;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.policy.consent.EffectiveConsent;
import org.touchstonehub.policy.pdp.GovernedProduct;
import org.touchstonehub.policy.pdp.PolicyQuestion;

/**
 * What a decision rests on.
 *
 * @param product null where none of that name is published
 * @param sources the source records whose consent counted; none where it does not matter
 */
record Facts(
    PolicyQuestion question,
    @Nullable GovernedProduct product,
    Set<SourceKey> sources,
    EffectiveConsent consent) {
  Facts {
    sources = Set.copyOf(sources);
  }
}
