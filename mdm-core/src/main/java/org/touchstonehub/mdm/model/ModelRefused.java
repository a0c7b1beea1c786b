package org.touchstonehub.mdm.model;

import org.touchstonehub.failure.TouchstoneException;

/** A domain is not served because its entity model is wrong; asking again changes nothing. */
public class ModelRefused extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  public ModelRefused(String domain) {
    super(
        Kind.UNAVAILABLE,
        "model-refused",
        "The domain '%s' is not served: its entity model was refused when the hub started. Trying again does not help; an operator finds the reason under 'models' in /health/ready, mends the file and starts the hub again."
            .formatted(domain));
  }
}
