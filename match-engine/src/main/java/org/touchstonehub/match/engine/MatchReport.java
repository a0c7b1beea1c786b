package org.touchstonehub.match.engine;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.touchstonehub.match.trust.Trust;

/**
 * What the engine did and how sure it is, without truth.
 *
 * @param candidatePairs pairs compared
 * @param expectedMatches matching pairs among the candidates that the model expects: the sum of
 *     their stated probabilities
 * @param linkedPairs candidate pairs that ended in one cluster (of more than five million, those
 *     above -6 nats); far from the expected number is a warning
 * @param scores pairs compared by their stated log odds, in ascending order
 * @param passes blocking passes
 * @param trust how far the result can be trusted
 * @param unasked possible matches beyond what a person is asked
 * @param notes in plain words: junk values found, keys split or left out and the recall lost by it
 */
public record MatchReport(
    long candidatePairs,
    double expectedMatches,
    long linkedPairs,
    List<ScoreStep> scores,
    List<BlockingPass> passes,
    Trust trust,
    long unasked,
    List<String> notes) {
  /**
   * @param name the attributes it combines
   * @param blocks keys that at least two records share
   * @param pairs pairs it brought, before pairs found twice are dropped
   */
  public record BlockingPass(String name, long blocks, long pairs) {}

  /**
   * Pairs with stated log odds of {@code from} to {@code to} bits; the first and the last step hold
   * those beyond, too.
   *
   * @param linked that ended in one cluster
   * @param apart that did not
   */
  public record ScoreStep(int from, int to, long linked, long apart) {}

  public MatchReport {
    scores = List.copyOf(scores);
    passes = List.copyOf(passes);
    notes = List.copyOf(notes);
  }

  /** What a user of the result must know, in plain sentences; empty where all is well. */
  public Optional<String> warning() {
    Optional<String> cut =
        unasked == 0
            ? Optional.empty()
            : Optional.of(
                "There are %d possible matches more than a person is asked about (the likeliest %d of a golden record, %d or one for every %d records of a run)."
                    .formatted(
                        unasked,
                        Questions.MOST_OF_ONE,
                        Questions.MOST_OF_A_RUN,
                        Questions.RECORDS_A_QUESTION));
    String all = Stream.of(trust.warning(), cut).flatMap(Optional::stream).collect(joining(" "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }
}
