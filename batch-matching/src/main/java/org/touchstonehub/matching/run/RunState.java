package org.touchstonehub.matching.run;

/** How far a run is. */
public enum RunState {
  /** Asked for; no step has begun. */
  REQUESTED,
  RUNNING,
  COMPLETED,
  /** Ended by a failure; may be restarted, and goes on where it was. */
  FAILED,
  /** Failed before, and a later run took its place. */
  GIVEN_UP
}
