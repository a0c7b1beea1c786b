package org.touchstonehub.match.type;

import java.util.Arrays;
import java.util.List;

/** How the golden value of an attribute is chosen among the values of its source records. */
public enum SurvivorshipRule {
  /** The value of the source that the model lists first; then the most recent. */
  MOST_TRUSTED,
  /** The value recorded last; then the most trusted. */
  MOST_RECENT,
  /** The value that most records agree on after standardising; then the most trusted. */
  MOST_FREQUENT,
  /** The longest value after standardising: the most complete; then the most trusted. */
  MOST_COMPLETE,
  /** The value that a steward gave last; no model asks for it. */
  STEWARD,
  /** The value that a steward pinned until a date; no model asks for it. */
  PIN;

  /** Those that a model may ask for: the choice among values of sources. */
  public static List<SurvivorshipRule> ofModels() {
    return Arrays.stream(values()).filter(rule -> rule != STEWARD && rule != PIN).toList();
  }
}
