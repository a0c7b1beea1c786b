package org.touchstonehub.policy.gate;

import org.jspecify.annotations.Nullable;
import org.touchstonehub.policy.consent.EffectiveConsent;
import org.touchstonehub.policy.pdp.GovernedProduct;
import org.touchstonehub.policy.pdp.PolicyQuestion;

/**
 * What a decision rests on.
 *
 * @param product null where none of that name is published
 * @param consent of the subjects; none where it does not matter
 */
record Facts(
    PolicyQuestion question, @Nullable GovernedProduct product, EffectiveConsent consent) {}
