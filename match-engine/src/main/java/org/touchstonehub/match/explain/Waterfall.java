package org.touchstonehub.match.explain;

import java.util.List;

/**
 * From the prior to the log odds that a pair is a match, step by step. The steps add up to the log
 * odds, which are the scorer's.
 */
public record Waterfall(List<Part> parts) {
  public Waterfall {
    parts = List.copyOf(parts);
  }

  /** Log odds of a match in bits: the sum of the parts, in their order. */
  public double bits() {
    double sum = 0;
    for (Part part : parts) sum += part.bits();
    return sum;
  }

  /** Probability of a match, 0 to 1. */
  public double probability() {
    return probability(bits());
  }

  /** Probability of log odds in bits. */
  public static double probability(double bits) {
    return 1 / (1 + Math.pow(2, -bits));
  }
}
