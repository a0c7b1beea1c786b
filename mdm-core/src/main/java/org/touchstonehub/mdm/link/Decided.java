package org.touchstonehub.mdm.link;

import java.util.Set;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;

/** What stewards have decided that binds matching. */
public interface Decided {
  /** What stands about these records and others: every pair that has one of them. */
  Constraints about(String domain, Set<SourceKey> records);
}
