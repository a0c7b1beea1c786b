package org.touchstonehub.match.engine;

import java.util.function.Function;
import org.touchstonehub.match.testing.NeighbourhoodContract;

class MemoryNeighbourhoodTest extends NeighbourhoodContract {
  private final MemoryNeighbourhood records = new MemoryNeighbourhood(ATTRIBUTES);

  @Override
  protected void store(Step step) {
    records.store(step);
  }

  @Override
  protected void decide(Constraints constraints) {
    records.setConstraints(ConstraintsByKey.of(constraints));
  }

  @Override
  protected <T> T look(Function<Neighbourhood, T> question) {
    return question.apply(records);
  }
}
