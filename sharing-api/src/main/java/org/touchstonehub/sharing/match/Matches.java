package org.touchstonehub.sharing.match;

import java.util.List;
import java.util.Map;
import org.touchstonehub.match.engine.Candidate;
import org.touchstonehub.matching.live.LiveMatch;
import org.touchstonehub.policy.gate.Masking;
import org.touchstonehub.policy.gate.Maskings;
import org.touchstonehub.policy.gate.Masks;

/**
 * What a search found.
 *
 * @param asked the values that were searched, by attribute: the caller's own
 */
record Matches(Map<String, String> asked, List<LiveMatch> found) {
  Matches {
    asked = Map.copyOf(asked);
    found = List.copyOf(found);
  }

  /** Each golden record is masked as if it were read, and each source record by itself. */
  static final Masking<Matches> MASKING =
      new Masking<>() {
        @Override
        public Matches mask(Matches matches, Masks masks) {
          return new Matches(
              matches.asked(),
              matches.found().stream().map(match -> masked(match, masks)).toList());
        }

        @Override
        public List<Row> rows(Matches matches) {
          return matches.found().stream()
              .flatMap(match -> Maskings.GOLDEN_RECORD.rows(match.golden()).stream())
              .toList();
        }
      };

  private static LiveMatch masked(LiveMatch match, Masks masks) {
    return new LiveMatch(
        Maskings.GOLDEN_RECORD.mask(match.golden(), masks),
        match.likenesses().stream()
            .map(one -> masked(one, masks, match.golden().texts()))
            .toList());
  }

  /** A key is masked where it tells a hidden value of the record or of its golden record. */
  private static LiveMatch.Likeness masked(
      LiveMatch.Likeness one, Masks masks, Map<String, String> golden) {
    Candidate candidate = one.candidate();
    return new LiveMatch.Likeness(
        new Candidate(
            masks.key(masks.key(candidate.key(), golden), one.values()),
            candidate.probability(),
            candidate.grade(),
            candidate.reasons()),
        masks.apply(one.values()));
  }
}
