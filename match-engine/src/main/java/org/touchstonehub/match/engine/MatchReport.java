package org.touchstonehub.match.engine;

import java.util.List;

/**
 * What the engine did and how sure it is, without truth.
 *
 * @param candidatePairs pairs compared
 * @param expectedMatches matching pairs among the candidates that the model expects: the sum of
 *     their stated probabilities
 * @param linkedPairs candidate pairs that ended in one cluster; far from the expected number is a
 *     warning
 * @param passes blocking passes
 * @param notes in plain words: junk values found, keys split or left out and the recall lost by it
 */
public record MatchReport(
    long candidatePairs,
    double expectedMatches,
    long linkedPairs,
    List<BlockingPass> passes,
    List<String> notes) {
  /**
   * @param name the attributes it combines
   * @param blocks keys that at least two records share
   * @param pairs pairs it brought, before pairs found twice are dropped
   */
  public record BlockingPass(String name, long blocks, long pairs) {}

  public MatchReport {
    passes = List.copyOf(passes);
    notes = List.copyOf(notes);
  }
}
