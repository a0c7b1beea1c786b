package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.List;
import org.touchstonehub.match.record.SourceKey;

/**
 * How a record stands among the others. Its neighbours are the other sides of the candidate pairs
 * that may hold a cluster together.
 *
 * @param tied the neighbours on which it depends what becomes of the record, in the order of keys:
 *     see {@link org.touchstonehub.match.cluster.Courses}; more may be called tied than are
 * @param untied the other neighbours, in the order of keys
 * @param course what others could see of it: a digest
 */
public record Standing(List<SourceKey> tied, List<SourceKey> untied, long course) {
  /** Nobody knows yet. */
  public static final Standing UNKNOWN = new Standing(List.of(), List.of(), 0);

  public Standing {
    tied = List.copyOf(tied);
    untied = List.copyOf(untied);
  }

  /** All, tied or not. */
  public List<SourceKey> neighbours() {
    List<SourceKey> all = new ArrayList<>(tied);
    all.addAll(untied);
    return all;
  }
}
