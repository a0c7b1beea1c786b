package org.touchstonehub.match.type;

/** What is plainly so of a {@link SemanticType} or not, and what follows from it. */
public enum Trait {
  /**
   * Holds days: they are read by parts, as each source orders day and month, and compared on levels
   * of their own.
   */
  DAY,

  /** May name a thing: without names of persons such records are things, told by one of these. */
  TITLE,

  /**
   * Where somebody lives or works: names a thing that nothing else names, and a rare one has one
   * owner, so it counts as a contact.
   */
  DOOR,

  /**
   * An authority gives such a number to one body, and once: few matches may differ in it, and
   * bodies of one group that do are believed in from the start.
   */
  ISSUED_ONCE,

  /** Things that share a mailbox and this as well may be one: a steward is asked. */
  PROVES_MAILBOX,

  /** Never quite equal, or equal by chance: no rule may join by it. */
  NEVER_EQUAL,

  /** Very many records are equal in it: a rule that joins by such types alone is refused. */
  FEW_VALUES,

  /** Its words mean the same in any order: a rule takes values of the same words for equal. */
  IN_ANY_ORDER,

  /**
   * One value is often written in other words: whether a source is free of duplicates is asked of
   * the words of its standard form, not of its signs.
   */
  IN_OTHER_WORDS,

  /**
   * Its values are of a short list that everybody has: that one looks like part of a hidden value
   * tells nothing of it.
   */
  SAID_BY_CHANCE,

  /** Only its own name (a login, an age) says that an attribute was made of others. */
  DERIVES_BY_NAME,

  /**
   * Records that share a value are not worth comparing: a draft that has nothing else looks for a
   * column that may be a title.
   */
  FINDS_NO_RECORDS,

  /**
   * A record often has several columns of it, which say different things: a type in common does not
   * line up columns of two files.
   */
  OFTEN_SEVERAL,

  /**
   * Of persons its values follow from others, as one town has one country: strangers are learnt
   * from candidates that are no match, so that nothing counts twice.
   */
  WEAK_OF_PERSONS,

  /** The same of things in sources that hold no thing twice. */
  WEAK_OF_THINGS,

  /** Of things it says nothing until it is learnt, and makes no two records equal or unequal. */
  TELLS_LITTLE,

  /**
   * Blocking finds things by it, or by what goes with it: candidates share it for that reason, so
   * pairs whose titles share a word teach how strangers are alike in it.
   */
  LOOKED_FOR
}
