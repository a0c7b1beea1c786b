package org.touchstonehub.policy.pdp;

import org.jspecify.annotations.Nullable;

/**
 * An attribute of a product, as far as a decision needs it.
 *
 * @param type the semantic type as models write it, for example {@code bank-account}
 * @param classification as models write it, for example {@code personal}; null where the model
 *     gives none: such an attribute never leaves
 */
public record GovernedAttribute(String name, String type, @Nullable String classification) {}
