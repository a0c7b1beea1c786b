package org.touchstonehub.match.model;

/** How long what a steward says of an attribute holds against its source records. */
public enum CorrectionRule {
  /** Until a steward takes it back. */
  HOLD,
  /** Until a source record says something else than when the steward said it. */
  UNTIL_CHANGED
}
