package org.touchstonehub.match.trust;

import java.util.ArrayList;
import java.util.List;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.score.Breakdown;
import org.touchstonehub.match.score.PairScorer;

/**
 * Scores as another does, but joins nothing that is open to doubt, and asks about records that are
 * equal in all they have.
 */
final class CarefulScorer implements PairScorer {
  /** Log odds of what is open to doubt: a question, and no join. */
  private static final double QUESTION = -1;

  private final PairScorer scorer;
  private final Identity identity;
  private double held;

  CarefulScorer(PairScorer scorer, Identity identity) {
    this.scorer = scorer;
    this.identity = identity;
  }

  @Override
  public double score(Evidence e, int pair) {
    double x = scorer.score(e, pair);
    identity.see(e, pair);
    if (x > QUESTION) held = identity.isSure() ? 0 : QUESTION - x;
    else held = identity.isAlike() ? QUESTION - x : 0;
    return x + held;
  }

  @Override
  public double slotWeight(int slot) {
    return scorer.slotWeight(slot);
  }

  @Override
  public int witnesses() {
    return scorer.witnesses();
  }

  @Override
  public Breakdown breakdown(Evidence e, int pair) {
    Breakdown whole = scorer.breakdown(e, pair);
    if (held == 0) return whole;
    List<Breakdown.OfClass> related = new ArrayList<>(whole.related());
    related.add(
        held < 0
            ? new Breakdown.OfClass("others that share as much", held, 1)
            : new Breakdown.OfClass("equal in all they have", held, 0));
    return new Breakdown(whole.prior(), whole.units(), whole.missing(), related);
  }
}
