package org.touchstonehub.match.type;

/**
 * Shares among matches of things of values that are equal, near and different, before any is seen.
 * They add up to 1.
 */
public record Grading(double equal, double near, double different) {
  /** Where a type says no more. */
  static final Grading USUAL = new Grading(.65, .15, .2);
}
