package org.touchstonehub.mdm.stewardship;

import java.time.Instant;
import java.util.UUID;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;

/**
 * A decision that binds.
 *
 * @param decided when it was made
 */
record Standing(UUID decision, RecordPair pair, Verdict verdict, Instant decided) {
  Constraints.Pair constraint() {
    return new Constraints.Pair(pair.a(), pair.b());
  }

  SourceKey other(SourceKey one) {
    return pair.a().equals(one) ? pair.b() : pair.a();
  }
}
