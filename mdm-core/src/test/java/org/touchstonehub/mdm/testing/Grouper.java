package org.touchstonehub.mdm.testing;

import java.util.List;
import java.util.Set;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;

/** Splits a few source records into groups. */
public interface Grouper {
  /**
   * @param records current records of one domain
   * @param constraints what stewards decided about them
   * @return every record in exactly one group
   */
  List<Set<SourceKey>> clusters(String domain, Set<SourceKey> records, Constraints constraints);
}
