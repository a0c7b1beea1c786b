package org.touchstonehub.mdm.change;

import java.util.Locale;

/** What a steward is asked, as {@code mdm.steward_task} names it. */
public enum TaskKind {
  /** Are these two records the same thing? */
  POSSIBLE_MATCH,
  /** Two decisions contradict each other: which one is right? */
  CONTRADICTION,
  /** Are the records of one golden record two things? */
  SUSPICIOUS_CLUSTER,
  /** Two golden records have one identifier: are they the same thing? */
  SHARED_IDENTIFIER,
  /** A source record no longer resembles itself: is it still the same thing? */
  CHANGED_PERSON,
  /** A value of a golden record cannot be right, by what its type says: what is right? */
  QUALITY_FAILURE,
  /** Somebody wants a golden record to say something else. */
  CHANGE_REQUEST;

  /** As people and programs write it: {@code possible-match}. */
  public String written() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
