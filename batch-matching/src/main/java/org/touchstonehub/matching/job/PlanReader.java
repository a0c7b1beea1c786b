package org.touchstonehub.matching.job;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.matching.run.MatchAndMerge;
import org.touchstonehub.matching.run.RunId;

/** Reads the numbers of the components that are left to merge; the checkpoint is the last one. */
@Named("planReader")
@Dependent
public class PlanReader extends AbstractItemReader {
  private static final int AHEAD = 1_000;

  @Inject
  @BatchProperty(name = "run")
  String run;

  @Inject MatchAndMerge work;

  private final Deque<Integer> ahead = new ArrayDeque<>();
  private int last;

  @Override
  public void open(@Nullable Serializable checkpoint) {
    int merged = work.mergedThrough(RunId.fromString(run));
    last = checkpoint instanceof Integer through ? Math.max(through, merged) : merged;
  }

  @Override
  public @Nullable Object readItem() {
    if (ahead.isEmpty()) ahead.addAll(work.left(RunId.fromString(run), last, AHEAD));
    Integer next = ahead.poll();
    if (next != null) last = next;
    return next;
  }

  @Override
  public Serializable checkpointInfo() {
    return last;
  }
}
