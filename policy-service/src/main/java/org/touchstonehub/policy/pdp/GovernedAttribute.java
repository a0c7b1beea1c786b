package org.touchstonehub.policy.pdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a product, as far as a decision needs it.
 *
 * @param type the semantic type as models write it, for example {@code bank-account}
 * @param classification as models write it, for example {@code personal}; null where the model
 *     gives none: such an attribute never leaves
 * @param derivedFrom all attributes that a value of this one tells something of, directly or over
 *     others: it is shown no better than the worst shown of them
 */
public record GovernedAttribute(
    String name, String type, @Nullable String classification, List<String> derivedFrom) {
  public GovernedAttribute {
    derivedFrom = List.copyOf(derivedFrom);
  }

  /** An attribute that tells nothing of others. */
  public GovernedAttribute(String name, String type, @Nullable String classification) {
    this(name, type, classification, List.of());
  }
}
