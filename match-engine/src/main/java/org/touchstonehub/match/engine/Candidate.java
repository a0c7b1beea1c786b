package org.touchstonehub.match.engine;

import java.util.List;
import org.touchstonehub.match.record.SourceKey;

/**
 * A record that may be the same as one that came in or was asked about.
 *
 * @param probability that the two are the same, before clusters are looked at; 0 to 1
 * @param grade what a match of the two alone would make of them
 * @param reasons strongest first, by absolute weight; a rule that joins them before all
 */
public record Candidate(SourceKey key, double probability, Grade grade, List<Reason> reasons) {
  /** By the thresholds of the engine, for two records that nobody else is near. */
  public enum Grade {
    /** Would be one cluster. */
    MATCH,
    /** Would be asked about. */
    POSSIBLE_MATCH,
    /** Would stay apart without a question. */
    NO_MATCH
  }

  public Candidate {
    reasons = List.copyOf(reasons);
  }
}
