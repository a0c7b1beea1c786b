package org.touchstonehub.sharing.security;

/** A token that says nothing about its bearer. The reason is for the log, never for the caller. */
class RefusedToken extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedToken(String reason) {
    super(reason, null, false, false);
  }

  /** It was not looked at: too many of its sender's were bad. */
  static final class Unchecked extends RefusedToken {
    private static final long serialVersionUID = 1L;

    Unchecked() {
      super("unchecked");
    }
  }
}
