package org.touchstonehub.mdm.request;

import org.touchstonehub.failure.InvalidInput;

/** The key of an earlier request came with a different one; nothing was done. */
public class KeyUsedOtherwise extends InvalidInput {
  private static final long serialVersionUID = 1L;

  KeyUsedOtherwise() {
    super(
        "idempotency-key-reused",
        "This Idempotency-Key came with another request before; mint a new key for each request.");
  }
}
