package org.touchstonehub.matching.job;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.touchstonehub.matching.run.MatchAndMerge;
import org.touchstonehub.matching.run.RunId;

/** Merges components, in the transaction of the chunk. */
@Named("planWriter")
@Dependent
public class PlanWriter extends AbstractItemWriter {
  @Inject
  @BatchProperty(name = "run")
  String run;

  @Inject MatchAndMerge work;

  @Override
  public void writeItems(List<Object> items) {
    work.merge(RunId.fromString(run), items.stream().map(Integer.class::cast).toList());
  }
}
