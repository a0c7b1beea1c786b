package org.touchstonehub.match.engine;

import java.util.List;
import org.touchstonehub.match.block.Pass;
import org.touchstonehub.match.cluster.Sizes;
import org.touchstonehub.match.encode.Plan;
import org.touchstonehub.match.score.Calibration;
import org.touchstonehub.match.score.FrequencyTable;
import org.touchstonehub.match.score.PairModel;
import org.touchstonehub.match.score.VariantTable;
import org.touchstonehub.match.trust.CarefulModel;
import org.touchstonehub.match.trust.Trust;

/**
 * What a trained model knows, in the form that the engine uses. Read only.
 *
 * @param disagreement see {@link Halves#disagreement}
 */
@SuppressWarnings("ArrayRecordComponent") // internal, compared as JSON
record Knowledge(
    long records,
    Plan plan,
    List<Pass> passes,
    FrequencyTable[][] frequencies,
    List<VariantTable> variants,
    PairModel weights,
    Sizes sizes,
    double disagreement,
    Calibration calibration) {
  Knowledge {
    passes = List.copyOf(passes);
    variants = List.copyOf(variants);
  }

  Knowledge following(List<Pass> others) {
    return new Knowledge(
        records, plan, others, frequencies, variants, weights, sizes, disagreement, calibration);
  }

  Knowledge reading(Plan other) {
    return new Knowledge(
        records, other, passes, frequencies, variants, weights, sizes, disagreement, calibration);
  }

  /**
   * The same with care.
   *
   * @param countedByRecord how often values occur, each record for itself
   */
  Knowledge careful(FrequencyTable[][] countedByRecord, long counted, Trust failed) {
    PairModel careful = new CarefulModel(weights, counted, failed.checks());
    return new Knowledge(
        records,
        plan,
        passes,
        countedByRecord,
        variants,
        careful,
        sizes,
        disagreement,
        Calibration.NONE);
  }

  Knowledge calibrated(Calibration by) {
    return new Knowledge(
        records, plan, passes, frequencies, variants, weights, sizes, disagreement, by);
  }
}
