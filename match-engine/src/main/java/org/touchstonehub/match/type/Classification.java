package org.touchstonehub.match.type;

/** How carefully a value must be handled, from least to most; sharing policies mask by it. */
public enum Classification {
  PUBLIC,
  INTERNAL,
  PERSONAL,
  /** Tax numbers, bank accounts and the like. */
  RESTRICTED
}
