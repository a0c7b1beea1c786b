package org.touchstonehub.product;

import java.util.List;
import org.touchstonehub.failure.InvalidInput;

/** A product's file is wrong; the message tells all that is. */
public class InvalidProduct extends InvalidInput {
  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  InvalidProduct(String origin, List<String> faults) {
    super(
        "data-product",
        "%s is not a data product: %s".formatted(origin, String.join("; ", faults)));
    this.faults = List.copyOf(faults);
  }

  public List<String> faults() {
    return faults;
  }
}
