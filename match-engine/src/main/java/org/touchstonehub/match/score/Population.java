package org.touchstonehub.match.score;

/**
 * How many pairs there are.
 *
 * @param possible pairs that may be the same, with those that the prior stands for
 * @param within pairs of one source that holds no thing twice, where such pairs are looked at
 * @param standsFor candidates that one of those that are looked at stands for
 */
record Population(Competition competition, double possible, double within, double standsFor) {
  static Population of(Competition competition, long records, Sample candidates, Sample siblings) {
    return new Population(
        competition,
        competition.possiblePairs() + Priors.pairs(records),
        siblings.size() == 0 ? 0 : competition.pairsWithin(),
        candidates.standsFor);
  }
}
