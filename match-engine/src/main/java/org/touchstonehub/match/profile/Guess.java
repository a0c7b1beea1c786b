package org.touchstonehub.match.profile;

import org.touchstonehub.match.type.SemanticType;

/** What is thought of a column. */
sealed interface Guess {
  /** In words, for a comment. */
  String why();

  /**
   * It says something about what the record is of.
   *
   * @param meaning finer than the type, for what is made of several columns
   * @param term of the glossary
   * @param doubtful whether it may as well be of persons, whatever the type says
   */
  record Kept(SemanticType type, Meaning meaning, String term, String why, boolean doubtful)
      implements Guess {}

  /** It does not. */
  record LeftOut(String why) implements Guess {}
}
