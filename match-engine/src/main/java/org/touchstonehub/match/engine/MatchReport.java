package org.touchstonehub.match.engine;

import java.util.List;

/**
 * What the engine did and how sure it is, without truth.
 *
 * @param candidatePairs pairs compared
 * @param expectedMatches matching pairs among the candidates that the model expects: the sum of
 *     their stated probabilities
 * @param linkedPairs candidate pairs that ended in one cluster (of more than five million, those
 *     above -6 nats); far from the expected number is a warning
 * @param scores pairs compared by their stated log odds, in ascending order
 * @param passes blocking passes
 * @param notes in plain words: junk values found, keys split or left out and the recall lost by it
 */
public record MatchReport(
    long candidatePairs,
    double expectedMatches,
    long linkedPairs,
    List<ScoreStep> scores,
    List<BlockingPass> passes,
    List<String> notes) {
  /**
   * @param name the attributes it combines
   * @param blocks keys that at least two records share
   * @param pairs pairs it brought, before pairs found twice are dropped
   */
  public record BlockingPass(String name, long blocks, long pairs) {}

  /**
   * Pairs with stated log odds of {@code from} to {@code to} bits; the first and the last step hold
   * those beyond, too.
   *
   * @param linked that ended in one cluster
   * @param apart that did not
   */
  public record ScoreStep(int from, int to, long linked, long apart) {}

  public MatchReport {
    scores = List.copyOf(scores);
    passes = List.copyOf(passes);
    notes = List.copyOf(notes);
  }
}
