package org.touchstonehub.failure;

import org.jspecify.annotations.Nullable;

/** The caller's input is wrong; the message says what, where and how to mend it. */
public class InvalidInput extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  public InvalidInput(String slug, String message) {
    this(slug, message, null);
  }

  public InvalidInput(String slug, String message, @Nullable Throwable cause) {
    super(Kind.INVALID, slug, message, cause);
  }
}
