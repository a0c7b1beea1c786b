package org.touchstonehub.policy.pdp;

import java.util.List;
import java.util.Map;
import org.touchstonehub.policy.purpose.Purpose;

/**
 * A data product, as far as a decision needs it.
 *
 * @param domain the domain whose golden records it offers
 * @param attributes in the order of the model
 * @param legalBases the purposes that it serves, each with the code of the legal basis
 * @param selfRecordedConsent whether a caller may read by consent that it alone recorded
 */
public record GovernedProduct(
    String name,
    String version,
    String domain,
    List<GovernedAttribute> attributes,
    Map<Purpose, String> legalBases,
    boolean selfRecordedConsent) {
  public GovernedProduct {
    attributes = List.copyOf(attributes);
    legalBases = Map.copyOf(legalBases);
  }
}
