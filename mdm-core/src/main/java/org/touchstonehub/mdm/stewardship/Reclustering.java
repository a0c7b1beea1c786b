package org.touchstonehub.mdm.stewardship;

import java.util.List;
import java.util.Set;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;

/**
 * Splits a few source records into clusters as the next batch would. The matching modules bring it;
 * the hub's state knows no matching.
 */
public interface Reclustering {
  /**
   * @param records current records of one domain
   * @param constraints what stewards decided about them
   * @return every record in exactly one cluster
   */
  List<Set<SourceKey>> clusters(String domain, Set<SourceKey> records, Constraints constraints);
}
