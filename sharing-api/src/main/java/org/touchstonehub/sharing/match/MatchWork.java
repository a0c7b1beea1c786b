package org.touchstonehub.sharing.match;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.touchstonehub.matching.live.LiveSearch;
import org.touchstonehub.matching.live.Sight;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.gate.Scope;
import org.touchstonehub.policy.gate.SharingGate;
import org.touchstonehub.policy.gate.SharingRequest;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.product.Products;
import org.touchstonehub.sharing.security.Access;

/** Searches as far as the caller may see. */
@RequestScoped
class MatchWork {
  @Inject Access access;
  @Inject LiveSearch search;
  @Inject SharingGate gate;

  /**
   * The decision comes first and says nothing of who is here: whoever may not search is told the
   * same of a known person and of nobody.
   */
  Released<Matches> match(String domain, Map<String, String> values, Purpose purpose, int limit) {
    Map<String, String> asked = new HashMap<>(values);
    asked.values().removeIf(value -> value == null); // JSON's null: missing
    return gate.release(
        SharingRequest.match(access.caller(), Products.goldenOf(domain), purpose, limit),
        scope -> new Matches(asked, search.search(domain, asked, sight(scope), limit)),
        Matches.MASKING);
  }

  static Sight sight(Scope scope) {
    return new Sight(scope.filter(), scope.fields(), scope.clear());
  }
}
