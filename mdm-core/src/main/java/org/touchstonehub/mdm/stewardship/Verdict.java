package org.touchstonehub.mdm.stewardship;

/** What a steward says of two records; of a task about one, that all is right as it is or not. */
public enum Verdict {
  /** They are the same thing: a must-link. */
  MATCH,
  /** They are not: a cannot-link. */
  NO_MATCH
}
