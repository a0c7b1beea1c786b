package org.touchstonehub.product;

import java.time.Instant;
import java.util.List;
import org.touchstonehub.match.model.Attribute;

/**
 * A published product.
 *
 * @param attributes those of the entity model that is active for the domain now, with their
 *     glossary terms; none while no model is active
 * @param since when this version was published
 */
public record DataProduct(ProductDefinition definition, List<Attribute> attributes, Instant since) {
  public DataProduct {
    attributes = List.copyOf(attributes);
  }

  public String name() {
    return definition.name();
  }

  public String domain() {
    return definition.domain();
  }
}
