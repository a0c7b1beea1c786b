package org.touchstonehub.match.type;

/** What it says that two clusters hold the same value. */
public enum Sharing {
  /** Nothing that a steward must be asked about. */
  NOTHING,
  /** That they may well be one: such a value is given to one body alone. */
  ONE,
  /** The same, where hardly a value of the column is shared. */
  ONE_IF_SELDOM,
  /** The same, where they agree in one thing more. */
  ONE_WITH_MORE
}
