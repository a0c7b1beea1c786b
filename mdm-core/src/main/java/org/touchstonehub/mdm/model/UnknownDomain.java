package org.touchstonehub.mdm.model;

import org.touchstonehub.failure.TouchstoneException;

/** No entity model is active for a domain. */
public class UnknownDomain extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  public UnknownDomain(String domain) {
    super(
        Kind.NOT_FOUND,
        "unknown-domain",
        "There is no active entity model '%s'; put its YAML file into the folder of models."
            .formatted(domain));
  }
}
