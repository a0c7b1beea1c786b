package org.touchstonehub.match.cluster;

import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.refine.Refinement;

/**
 * What growth makes of the link of two clusters: a single record joins easily, two large clusters
 * only on strong evidence.
 *
 * @param sizes null where sizes are no evidence (things, linkage of sources without duplicates)
 * @param lnMatch prior log odds of a pair
 */
public record Growth(@Nullable Sizes sizes, double lnMatch) {
  /** Nothing grows: what the core leaves apart is a question at most. */
  public static final Growth NONE = new Growth(null, Double.NaN);

  /** Log odds that are left to what would have grown. */
  private static final double QUESTION = -.5;

  private static final boolean FEW_MATES = Refinement.FEW_MATES.isOn();
  private static final double SIZE_COST = 1.5;
  private static final double SIZE_PRIOR = 0.5;
  private static final double MOST_BONUS = 6;

  private boolean isNone() {
    return Double.isNaN(lnMatch);
  }

  /**
   * Sizes of clusters that hold less than one in so many of the matches expected (those of a core
   * that little evidence could make) tell how mates are spread, but not how many there are: taken
   * at their word, they would say that nobody has any.
   */
  private static final double LN_FEW = Math.log(2);

  /**
   * The link, with what the sizes say: see {@link Sizes}.
   *
   * @param a records of the one cluster
   * @param b records of the other
   * @return log odds that the two are one: above 0 joins
   */
  public double score(int a, int b, double link) {
    if (isNone()) return Math.min(link, QUESTION);
    if (sizes == null) return link;
    int smaller = Math.min(a, b);
    double score = link - SIZE_COST * Math.log(smaller) / Math.log(2);
    double lnPair = FEW_MATES ? Math.min(lnMatch, sizes.lnPair() + LN_FEW) : lnMatch;
    double bonus = sizes.lnJoin(a, b) - lnPair;
    if (bonus > 0 && smaller > 1) bonus = 0;
    return score + SIZE_PRIOR * Math.max(-MOST_BONUS, Math.min(MOST_BONUS, bonus));
  }
}
