package org.touchstonehub.mdm.stewardship;

/** What a steward says of two records. */
public enum Verdict {
  /** They are the same thing: a must-link. */
  MATCH,
  /** They are not: a cannot-link. */
  NO_MATCH
}
