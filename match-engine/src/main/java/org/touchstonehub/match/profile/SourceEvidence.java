package org.touchstonehub.match.profile;

/**
 * A source of a draft.
 *
 * @param duplicateFree what is thought of its holding things twice
 */
record SourceEvidence(String name, Duplicates duplicateFree) {
  /** Whether a source holds a thing twice. */
  enum Duplicates {
    /** Equal values say that it does not. */
    NONE_BY_EVIDENCE,
    /** A list of things, and no more than a few of its titles repeat. */
    NONE_ASSUMED,
    UNKNOWN
  }

  boolean isFlagged() {
    return duplicateFree != Duplicates.UNKNOWN;
  }
}
