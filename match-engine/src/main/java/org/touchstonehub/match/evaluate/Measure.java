package org.touchstonehub.match.evaluate;

/**
 * Precision and recall, both 0 to 1.
 *
 * @param precision share of what was found that is true; 1 if nothing was found
 * @param recall share of what is true that was found; 1 if nothing is true
 */
public record Measure(double precision, double recall) {
  static Measure of(long common, long found, long truth) {
    return new Measure(
        found == 0 ? 1 : (double) common / found, truth == 0 ? 1 : (double) common / truth);
  }

  /** Harmonic mean of precision and recall; 0 if both are 0. */
  public double f1() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }
}
