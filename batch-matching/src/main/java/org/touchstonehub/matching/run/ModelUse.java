package org.touchstonehub.matching.run;

import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.matching.training.ModelChoice;

/**
 * Which model a run matched with, and why.
 *
 * @param learntFrom records that it was learnt from; 0 for the shipped priors
 * @param replaced digest of the model that it took the place of, or null
 * @param replacedLearntFrom records that the replaced one was learnt from, or null
 */
public record ModelUse(
    ModelChoice.Basis basis,
    long learntFrom,
    @Nullable String replaced,
    @Nullable Long replacedLearntFrom) {

  /**
   * In words.
   *
   * @param records that the run matched
   */
  public String words(long records) {
    return switch (basis) {
      case SHIPPED_PRIORS ->
          records < MatchEngine.ENOUGH_RECORDS
              ? "matched with shipped priors: %d records are too few to learn from (%d are enough)"
                  .formatted(records, MatchEngine.ENOUGH_RECORDS)
              : "matched with shipped priors: nothing was learnt from %d records, as no two of them could be compared"
                  .formatted(records);
      case IN_USE -> "matched with the model in use, learnt from %d records".formatted(learntFrom);
      case FIRST -> "learnt from %d records".formatted(learntFrom);
      case ASKED -> "learnt again from %d records, as was asked".formatted(learntFrom);
      case OUTGROWN ->
          "learnt again from %d records: the model before was learnt from %d only"
              .formatted(learntFrom, replacedLearntFrom);
    };
  }
}
