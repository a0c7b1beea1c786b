package org.touchstonehub.sharing.match;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.command.CommandDone;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.policy.gate.Masking;
import org.touchstonehub.policy.gate.Masks;

/**
 * What became of a creation.
 *
 * @param done null where somebody who is here may be the same
 * @param candidates those that were in the way, the best first
 */
record Attempt(@Nullable CommandDone done, List<GoldenId> candidates) {
  Attempt {
    candidates = List.copyOf(candidates);
  }

  /** It names golden records and holds no value; the log counts them. */
  static final Masking<Attempt> MASKING =
      new Masking<>() {
        private final Row noValues = new Row(Map.of(), Set.of());

        @Override
        public Attempt mask(Attempt attempt, Masks masks) {
          return attempt;
        }

        @Override
        public List<Row> rows(Attempt attempt) {
          return Collections.nCopies(attempt.candidates().size(), noValues);
        }
      };
}
