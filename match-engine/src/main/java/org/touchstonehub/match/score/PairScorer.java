package org.touchstonehub.match.score;

import org.touchstonehub.match.compare.Evidence;

/** Turns what comparing found into log odds. One per worker; it remembers the last pair. */
public interface PairScorer {
  /** Log odds in nats that a pair is a match. */
  double score(Evidence e, int pair);

  /** What a slot of the last pair says, in nats. */
  double slotWeight(int slot);

  /**
   * Takes apart what was scored last.
   *
   * @param e what was scored
   * @param pair and which pair of it
   */
  Breakdown breakdown(Evidence e, int pair);
}
