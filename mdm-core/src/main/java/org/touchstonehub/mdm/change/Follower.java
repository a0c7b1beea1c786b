package org.touchstonehub.mdm.change;

/**
 * Whatever must follow a change: one class for each, found by CDI. It writes in the transaction of
 * the change, and fails with it.
 */
public interface Follower {
  /** When its turn comes. */
  enum Turn {
    /** What is said: golden records follow from it. */
    INPUTS,
    /** After links and golden records are written. */
    DERIVED,
    /** After the tasks that the change itself opens and closes. */
    ASKED,
    /** When all else is written. */
    TOLD
  }

  Turn turn();

  void follow(ChangeSet set);
}
