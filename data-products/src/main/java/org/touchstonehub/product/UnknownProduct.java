package org.touchstonehub.product;

import org.touchstonehub.failure.TouchstoneException;

/** No product of that name is published. */
public class UnknownProduct extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  UnknownProduct(String name) {
    super(
        Kind.NOT_FOUND,
        "unknown-product",
        "There is no data product '%s'; GET /api/v1/products lists those that there are."
            .formatted(name));
  }
}
