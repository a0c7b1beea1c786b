package org.touchstonehub.match.score;

import org.touchstonehub.match.compare.Evidence;

/** Turns what comparing found into log odds. One per worker; it remembers the last pair. */
public interface PairScorer {
  /** Witnesses that leave no doubt that a name is not merely shared. */
  int ENOUGH_WITNESSES = 2;

  /** Log odds in nats that a pair is a match. */
  double score(Evidence e, int pair);

  /** What a slot of the last pair says, in nats. */
  double slotWeight(int slot);

  /**
   * In how many topics beside the name the last pair has something in common that few others have;
   * those that are given to one alone count twice. 0 to {@link #ENOUGH_WITNESSES}.
   */
  int witnesses();

  /**
   * Takes apart what was scored last.
   *
   * @param e what was scored
   * @param pair and which pair of it
   */
  Breakdown breakdown(Evidence e, int pair);
}
