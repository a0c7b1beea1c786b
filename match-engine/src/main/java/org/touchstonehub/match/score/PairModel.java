package org.touchstonehub.match.score;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.touchstonehub.match.compare.Layout;

/** What was learnt of how pairs look that match and that do not. Read only once it is learnt. */
public interface PairModel {
  /** Log odds that any pair of the table is a match, nats. */
  double lnMatch();

  /** A scorer for one worker. */
  PairScorer scorer(Layout layout);

  /** The numbers that people read. */
  LearntWeights weights(Layout layout);

  void write(ObjectNode out, Layout layout);
}
