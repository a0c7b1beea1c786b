package org.touchstonehub.issuer;

/** The development issuer will not start here; the message says why and what to do. */
public class IssuerRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IssuerRefused(String message) {
    super(message);
  }

  IssuerRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
