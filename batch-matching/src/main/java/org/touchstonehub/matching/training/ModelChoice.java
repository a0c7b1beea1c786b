package org.touchstonehub.matching.training;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.PairsWanted;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;

/**
 * Which model the records of a domain are matched with, and why.
 *
 * @param basis why this one
 * @param trained what they are matched with
 * @param replaced digest of the model that was in use and is no longer, or null
 * @param replacedRecords records that the replaced one was learnt from, or null
 */
public record ModelChoice(
    Basis basis, TrainedModel trained, @Nullable String replaced, @Nullable Long replacedRecords) {
  /**
   * A model that was learnt from one in so many of the records that are there now, or from fewer,
   * is learnt again. Measured: from a quarter F1 falls by up to 0.016, from an eighth by up to
   * 0.08.
   */
  public static final int OUTGROWN = 4;

  /** Why a model is taken. */
  public enum Basis {
    /** Nothing learnt yet, and too little to learn from: the next run chooses anew. */
    SHIPPED_PRIORS,
    /** Learnt by an earlier run. */
    IN_USE,
    /** Learnt by this run, as there was none. */
    FIRST,
    /** Learnt by this run, as was asked. */
    ASKED,
    /** Learnt by this run: the one before was learnt from far less than is there now. */
    OUTGROWN
  }

  /** A choice and what came of it. */
  public record Matched(ModelChoice choice, MatchResult result) {}

  /**
   * Chooses, learns where need be, and matches.
   *
   * @param inUse the one that the domain is matched with so far
   * @param retrain whether somebody asked to learn again
   */
  public static Matched match(
      EntityModel model,
      RecordTable table,
      Optional<TrainedModel> inUse,
      boolean retrain,
      Constraints constraints,
      Progress progress) {
    TrainedModel known = inUse.filter(ModelChoice::isAnyModel).orElse(null);
    Basis why = known == null ? Basis.FIRST : why(known, table.size(), retrain);
    if (known != null && why == Basis.IN_USE) return by(known, table, constraints, progress);
    MatchEngine.Resolution both = MatchEngine.resolve(model, table, constraints, progress);
    boolean learnt = !both.trained().isShippedPriors();
    if (!learnt && known != null && isLearnt(known)) return by(known, table, constraints, progress);
    Basis basis = learnt ? why : Basis.SHIPPED_PRIORS;
    return new Matched(choice(basis, both.trained(), known), both.result());
  }

  /** Whether so many records would be matched with the model in use, unless somebody asks. */
  public static boolean keeps(TrainedModel inUse, long records) {
    return isAnyModel(inUse) && why(inUse, records, false) == Basis.IN_USE;
  }

  /** Priors stand in for a model until there is one. */
  private static boolean isAnyModel(TrainedModel inUse) {
    return !inUse.isShippedPriors() || inUse.isCareful();
  }

  /** Models learnt from next to nothing were kept once. */
  private static boolean isLearnt(TrainedModel known) {
    return known.records() >= MatchEngine.ENOUGH_RECORDS;
  }

  private static Basis why(TrainedModel known, long records, boolean retrain) {
    if (retrain) return Basis.ASKED;
    boolean outgrown = records >= OUTGROWN * known.records();
    return outgrown || !isLearnt(known) ? Basis.OUTGROWN : Basis.IN_USE;
  }

  private static ModelChoice choice(
      Basis basis, TrainedModel trained, @Nullable TrainedModel before) {
    boolean replaces = before != null && !before.digest().equals(trained.digest());
    TrainedModel old = replaces ? before : null;
    return new ModelChoice(
        basis,
        trained,
        old == null ? null : old.digest(),
        old == null ? null : (Long) old.records());
  }

  /** If the result cannot be trusted, a careful model takes the place of the known one. */
  private static Matched by(
      TrainedModel known, RecordTable table, Constraints constraints, Progress progress) {
    MatchEngine.Resolution both =
        MatchEngine.matchWithCare(known, table, constraints, PairsWanted.NONE, progress);
    return new Matched(choice(Basis.IN_USE, both.trained(), known), both.result());
  }
}
