package org.touchstonehub.match.engine;

import java.util.List;

/**
 * What people know of pairs of records: a match that is given it keeps to it. Keys that the records
 * do not hold are passed over. The two lists must not contradict each other.
 *
 * @param same pairs that are one thing
 * @param different pairs that are two
 */
public record Labels(List<Constraints.Pair> same, List<Constraints.Pair> different) {
  public static final Labels NONE = new Labels(List.of(), List.of());

  public Labels {
    same = List.copyOf(same);
    different = List.copyOf(different);
  }

  public int size() {
    return same.size() + different.size();
  }

  /** The same as hard constraints on clusters. */
  public Constraints asConstraints() {
    return new Constraints(same, different);
  }
}
