package org.touchstonehub.mdm.model;

import java.time.Instant;
import org.touchstonehub.match.model.EntityModel;

/**
 * The version of an entity model that a domain follows now.
 *
 * @param version from 1
 * @param digest SHA-256 of its YAML text in UTF-8, in lower-case hexadecimal
 * @param since when it became active
 */
public record ActiveModel(EntityModel model, int version, String digest, Instant since) {
  /** The domain is called as its model. */
  public String domain() {
    return model.name();
  }
}
