package org.touchstonehub.sharing.security;

import jakarta.servlet.http.HttpServletRequest;

/** Who has shown so many tokens that are none that checking more of them is not worth much. */
public interface Doubts {
  /** Whether the sender of this request has; that does not say that its token is bad. */
  boolean about(HttpServletRequest request);
}
