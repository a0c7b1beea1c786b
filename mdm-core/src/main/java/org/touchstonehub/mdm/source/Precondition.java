package org.touchstonehub.mdm.source;

import java.util.Set;
import java.util.function.IntPredicate;

/** What must hold of a source record for a change of it to be carried out; seen under its lock. */
public final class Precondition {
  /** The version of a record that is not there: never sent, or deleted. */
  private static final int ABSENT = 0;

  /** Whatever is there. */
  public static final Precondition NONE = new Precondition(version -> true);

  /** Nothing is there yet. */
  public static final Precondition ABSENCE = new Precondition(version -> version == ABSENT);

  /** Some version is there. */
  public static final Precondition PRESENCE = new Precondition(version -> version != ABSENT);

  private final IntPredicate holds;

  private Precondition(IntPredicate holds) {
    this.holds = holds;
  }

  /** One of these versions is there. */
  public static Precondition version(Set<Integer> versions) {
    Set<Integer> wanted = Set.copyOf(versions);
    return new Precondition(version -> version != ABSENT && wanted.contains(version));
  }

  /** None of these versions is there. */
  public static Precondition notVersion(Set<Integer> versions) {
    Set<Integer> unwanted = Set.copyOf(versions);
    return new Precondition(version -> !unwanted.contains(version));
  }

  /** Both. */
  public Precondition and(Precondition other) {
    return new Precondition(holds.and(other.holds));
  }

  boolean holds(int version) {
    return holds.test(version);
  }
}
