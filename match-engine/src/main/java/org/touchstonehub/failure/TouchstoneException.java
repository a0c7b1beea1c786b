package org.touchstonehub.failure;

import org.jspecify.annotations.Nullable;

/**
 * Something a caller can act on. The message says what is wrong, where, and what to do, and holds
 * no attribute value of a person. The slug names the problem type; each has a heading in {@code
 * docs/problems.md}.
 */
public class TouchstoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it is; only the REST layer knows which status goes with it. */
  public enum Kind {
    INVALID,
    NOT_FOUND,
    CONFLICT,
    DENIED,
    UNAVAILABLE,
    INTERNAL
  }

  private final Kind kind;
  private final String slug;

  public TouchstoneException(Kind kind, String slug, String message) {
    this(kind, slug, message, null);
  }

  public TouchstoneException(Kind kind, String slug, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.slug = slug;
  }

  public Kind kind() {
    return kind;
  }

  /** Stable, lower case with hyphens, for example {@code source-key}. */
  public String slug() {
    return slug;
  }
}
