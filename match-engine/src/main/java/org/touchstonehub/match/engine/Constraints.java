package org.touchstonehub.match.engine;

import java.util.List;
import org.touchstonehub.match.record.SourceKey;

/**
 * What stewards decided: hard constraints on clustering. Keys that the records do not hold are
 * passed over. The two lists must not contradict each other; the hub suspends the earlier of two
 * that do.
 */
public record Constraints(List<Pair> mustLink, List<Pair> cannotLink) {
  public static final Constraints NONE = new Constraints(List.of(), List.of());

  /** Two records; the order says nothing. */
  public record Pair(SourceKey a, SourceKey b) {}

  public Constraints {
    mustLink = List.copyOf(mustLink);
    cannotLink = List.copyOf(cannotLink);
  }
}
