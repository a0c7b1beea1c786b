package org.touchstonehub.match.compare;

import java.util.List;

/**
 * One thing that is compared: a column, or the given, middle and family names of the name column.
 *
 * @param kind how it is compared
 * @param column position among the columns
 * @param part role of a name, else 0
 * @param label for artefacts: semantic type and a running number, so that names of attributes do
 *     not matter
 * @param levels in the order of their numbers; empty for {@link Kind#WORDS}
 * @param different the number of the level that says "nothing in common", or -1
 * @param variant the number of the level of learnt variants, or -1
 * @param unit position of its unit
 * @param wordSlot position among the word slots, or -1
 */
public record Slot(
    Kind kind,
    int column,
    int part,
    String label,
    List<Level> levels,
    int different,
    int variant,
    int unit,
    int wordSlot) {
  /** How a slot is compared. */
  public enum Kind {
    NAME,
    DATE,
    VALUE,
    WORDS,
    /** Overlap of lists or prose, in levels. */
    OVERLAP
  }

  public Slot {
    levels = List.copyOf(levels);
  }

  /** Whether rare values weigh more than common ones. */
  public boolean usesFrequency() {
    return kind != Kind.OVERLAP;
  }
}
