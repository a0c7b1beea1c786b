package org.touchstonehub.matching.live;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.touchstonehub.match.engine.Candidate;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenRecord;

/**
 * A golden record that may be what somebody searches.
 *
 * @param likenesses of its source records those that look like it, the most probable first; never
 *     empty
 */
public record LiveMatch(GoldenRecord golden, List<Likeness> likenesses) {
  /** Matches first, then what would be asked about; within each the most probable first. */
  static final Comparator<LiveMatch> BEST_FIRST =
      Comparator.comparing(LiveMatch::grade)
          .thenComparing(Comparator.comparingDouble(LiveMatch::probability).reversed())
          .thenComparing(match -> match.golden().id());

  /**
   * How much one source record looks like what is searched.
   *
   * @param candidate what comparing the two found
   * @param values of the record, by attribute name, as it was matched
   */
  public record Likeness(Candidate candidate, Map<String, String> values) {
    public Likeness {
      values = Map.copyOf(values);
    }

    public SourceKey key() {
      return candidate.key();
    }
  }

  public LiveMatch {
    if (likenesses.isEmpty()) throw new IllegalArgumentException("nothing looks like it");
    likenesses = List.copyOf(likenesses);
  }

  /** The best of its records' grades. */
  public Candidate.Grade grade() {
    return likenesses.stream()
        .map(one -> one.candidate().grade())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** That the most probable of its records is the same, 0 to 1. */
  public double probability() {
    return likenesses.get(0).candidate().probability();
  }
}
