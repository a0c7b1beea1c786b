package org.touchstonehub.match.profile;

import org.touchstonehub.match.model.SemanticType;

/** What is thought of a column. */
sealed interface Guess {
  /** In words, for a comment. */
  String why();

  /**
   * It says something about what the record is of.
   *
   * @param meaning finer than the type, for what is made of several columns
   * @param term of the glossary
   */
  record Kept(SemanticType type, Meaning meaning, String term, String why) implements Guess {
    Kept as(SemanticType other, String otherTerm) {
      return new Kept(other, meaning, otherTerm, why);
    }
  }

  /** It does not. */
  record LeftOut(String why) implements Guess {}
}
