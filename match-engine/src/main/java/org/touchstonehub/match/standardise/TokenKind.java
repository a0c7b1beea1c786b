package org.touchstonehub.match.standardise;

/** How a column with many words per record is cut into them. */
public enum TokenKind {
  ORGANISATION,
  TEXT,
  ADDRESS,
  PERSON_LIST,
  CODE_LIST,
  LONG_TEXT
}
