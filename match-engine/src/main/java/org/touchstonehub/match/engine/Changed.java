package org.touchstonehub.match.engine;

import java.util.List;
import org.touchstonehub.match.record.SourceKey;

/**
 * A record whose new values speak against its former ones: its source may have given its key to
 * somebody else.
 *
 * @param probability that both are the same, 0 to 1
 * @param reasons strongest first, by absolute weight
 */
public record Changed(SourceKey key, double probability, List<Reason> reasons) {
  public Changed {
    reasons = List.copyOf(reasons);
  }
}
