package org.touchstonehub.mdm.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * A time during which a golden id was retired.
 *
 * @param revived when it came back; null as long as it is retired
 * @param revivedBy null as long as it is retired
 * @param successors where its records had gone then, most records first
 */
public record Retirement(
    Instant retired,
    Cause retiredBy,
    @Nullable Instant revived,
    @Nullable Cause revivedBy,
    List<GoldenId> successors) {
  public Retirement {
    successors = List.copyOf(successors);
  }
}
