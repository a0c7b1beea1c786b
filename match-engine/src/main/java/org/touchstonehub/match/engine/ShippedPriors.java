package org.touchstonehub.match.engine;

import org.touchstonehub.match.block.Blocking;
import org.touchstonehub.match.encode.Plan;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;

/**
 * What is believed before any record is seen, as a trained model: what training makes of a table
 * without records, and every blocking pass there is. A pure function of the entity model, so its
 * digest is the same for whatever is matched by it.
 */
final class ShippedPriors {
  private ShippedPriors() {}

  static TrainedModel of(EntityModel model) {
    RecordTable empty =
        RecordTable.of(model.attributes().stream().map(Attribute::name).toList()).build();
    Bench bench = MatchEngine.lay(model, Plan.of(model, empty), empty, Progress.NONE);
    Knowledge learnt = new Training(bench, Progress.NONE).learn();
    Blocking blocking = new Blocking(bench.layout, bench.records, bench.competition);
    return new TrainedModel(model, learnt.following(blocking.everyPass()));
  }
}
