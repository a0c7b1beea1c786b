package org.touchstonehub.match.type;

/** How the golden value of an attribute is chosen among the values of its source records. */
public enum SurvivorshipRule {
  /** The value of the source that the model lists first; then the most recent. */
  MOST_TRUSTED,
  /** The value recorded last; then the most trusted. */
  MOST_RECENT,
  /** The value that most records agree on after standardising; then the most trusted. */
  MOST_FREQUENT,
  /** The longest value after standardising: the most complete; then the most trusted. */
  MOST_COMPLETE
}
