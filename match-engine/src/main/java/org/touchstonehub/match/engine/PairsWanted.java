package org.touchstonehub.match.engine;

/**
 * Which candidate pairs a match is to tell of; keeping them costs memory.
 *
 * @param leastProbability stated probability below which a pair is not told; above 1 none is
 */
public record PairsWanted(double leastProbability) {
  public static final PairsWanted NONE = new PairsWanted(Double.POSITIVE_INFINITY);

  public static PairsWanted atLeast(double probability) {
    return new PairsWanted(probability);
  }

  boolean any() {
    return leastProbability <= 1;
  }
}
