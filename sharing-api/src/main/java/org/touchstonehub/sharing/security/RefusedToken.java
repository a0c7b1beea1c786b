package org.touchstonehub.sharing.security;

/** A token that says nothing about its bearer. The reason is for the log, never for the caller. */
final class RefusedToken extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedToken(String reason) {
    super(reason, null, false, false);
  }
}
