package org.touchstonehub.matching.live;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a change needs for itself, as far as its attempts have found out: kept from one attempt to
 * the next, so that all of it is claimed first and in order. For one change, and for one thread at
 * a time.
 */
public final class Claims {
  /** Attempts that came upon others; then a change takes the whole domain. */
  static final int MOST_ATTEMPTS = 4;

  /** Locks of one change; PostgreSQL holds some 6,400 unless told otherwise. */
  static final int MOST_LOCKS = 512;

  private final Set<Long> known = new TreeSet<>();
  private boolean whole;
  private int contended;

  private Claims() {}

  /** Nothing is known yet. */
  public static Claims none() {
    return new Claims();
  }

  /** For a change of so many records that nobody else should change any meanwhile. */
  public static Claims ofWholeDomain() {
    Claims claims = new Claims();
    claims.whole = true;
    return claims;
  }

  /** Whether everybody else who changes records of the domain has to wait. */
  public boolean areOfWholeDomain() {
    return whole;
  }

  Set<Long> known() {
    return known;
  }

  /** What an attempt must say that cannot go on. */
  Contended contended(Set<Long> wanted) {
    known.addAll(wanted);
    contended++;
    if (contended >= MOST_ATTEMPTS || known.size() > MOST_LOCKS) takeWholeDomain();
    return new Contended();
  }

  /** What an attempt must say that needs the whole domain. */
  Contended contendedWholly() {
    takeWholeDomain();
    return new Contended();
  }

  private void takeWholeDomain() {
    whole = true;
    known.clear();
  }
}
