package org.touchstonehub.policy.gate;

import java.util.Optional;
import org.touchstonehub.policy.pdp.GovernedProduct;

/** What the gate needs to know of data products; the module of the products knows it. */
public interface ProductFacts {
  /** The published product of that name, with the attributes that its model has now. */
  Optional<GovernedProduct> product(String name);
}
