package org.touchstonehub.matching.live;

import java.util.Collection;
import java.util.List;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.Neighbourhood;
import org.touchstonehub.match.engine.Placed;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.SourceKey;

/** Placed records without the values that somebody may not see; they are compared without them. */
final class SeenRecords implements Neighbourhood {
  private final Neighbourhood records;
  private final EntityModel model;
  private final Sight sight;

  SeenRecords(Neighbourhood records, EntityModel model, Sight sight) {
    this.records = records;
    this.model = model;
    this.sight = sight;
  }

  @Override
  public List<Placed> of(Collection<SourceKey> keys) {
    return records.of(keys).stream().map(this::seen).toList();
  }

  @Override
  public List<Placed> sharing(long[] blockKeys) {
    return records.sharing(blockKeys).stream().map(this::seen).toList();
  }

  private Placed seen(Placed placed) {
    return new Placed(
        placed.key(),
        sight.seen(model, placed.values()),
        placed.blockKeys(),
        placed.ruleGroups(),
        placed.standing());
  }

  @Override
  public List<SourceKey> inGroups(long[] ruleGroups) {
    return records.inGroups(ruleGroups);
  }

  @Override
  public Constraints constraints(Collection<SourceKey> keys) {
    return records.constraints(keys);
  }
}
