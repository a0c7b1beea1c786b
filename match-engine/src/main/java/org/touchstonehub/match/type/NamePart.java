package org.touchstonehub.match.type;

/** Which part of a person's name a type holds. */
public enum NamePart {
  GIVEN,
  MIDDLE,
  FAMILY,
  /** The whole name in one. */
  WHOLE
}
