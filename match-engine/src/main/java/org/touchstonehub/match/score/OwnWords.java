package org.touchstonehub.match.score;

import org.touchstonehub.match.refine.Refinement;

/**
 * How often each of two names keeps a word that the other has nothing like: "Kelly Ceramics" and
 * "Kelly Energy". Of two spellings of one name mostly one side alone has more words; companies of
 * one group share all but the word for their trade. That a side loses a word tells little by
 * itself, that both do tells much, so it is learnt as one thing. Immutable.
 *
 * @param ofOne share of the matches
 * @param ofGroup share of the pairs of one group
 */
record OwnWords(double ofOne, double ofGroup) {
  /**
   * @throws IllegalArgumentException if a share is not above 0 and below 1
   */
  OwnWords {
    boolean areShares = ofOne > 0 && ofOne < 1 && ofGroup > 0 && ofGroup < 1;
    if (!areShares) throw new IllegalArgumentException("shares of pairs lie between 0 and 1");
  }

  /** Before anything is known they tell nothing. */
  static final OwnWords UNKNOWN = new OwnWords(0.5, 0.5);

  /**
   * @param one matches: of which both sides keep a word, all that have a name
   * @param group the same of pairs of one group
   */
  static OwnWords learn(double[] one, double[] group) {
    return Refinement.OWN_WORDS.isOn() ? new OwnWords(share(one), share(group)) : UNKNOWN;
  }

  /** Shrunk by two imaginary pairs, one of each sort. */
  private static double share(double[] counts) {
    return (counts[0] + 1) / (counts[1] + 2);
  }

  /** How much more likely a group makes what was found than a match does, nats. */
  double lnGroup(boolean bothKeep) {
    return bothKeep ? Math.log(ofGroup / ofOne) : Math.log((1 - ofGroup) / (1 - ofOne));
  }
}
