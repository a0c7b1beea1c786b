package org.touchstonehub.sharing.problem;

import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.TouchstoneException;

/** A request that is not served for reasons of HTTP's own, with the status that HTTP has for it. */
public class NotServed extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  private final int status;

  public NotServed(int status, String slug, String message, @Nullable Throwable cause) {
    super(status < 500 ? Kind.INVALID : Kind.UNAVAILABLE, slug, message, cause);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
