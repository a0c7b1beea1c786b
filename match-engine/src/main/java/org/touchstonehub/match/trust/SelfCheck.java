package org.touchstonehub.match.trust;

import java.util.Arrays;
import java.util.Locale;

/**
 * One thing that a run checks of itself, without truth.
 *
 * @param measured a share, 0 to 1; the more, the worse
 * @param bound the most that is taken for sound
 */
public record SelfCheck(Kind kind, double measured, double bound) {
  /** What is checked. */
  public enum Kind {
    /** Share of the pairs in one cluster that the pairs themselves do not expect to be one. */
    UNEXPECTED_PAIRS(.6, "%d %% of the pairs that were joined are not expected to be one thing"),

    /** Share of the records in clusters that rest on nothing that tells things apart. */
    NOTHING_TELLS(
        .5, "%d %% of the records that were joined share nothing that tells things apart"),

    /**
     * Share of all records in clusters that are too large for what holds them together: more than a
     * few records that nothing tells from others, or of which most pairs speak against it.
     */
    OVERSIZED_CLUSTERS(
        .25, "%d %% of the records stand in large clusters that too little holds together"),

    /**
     * Share of the pairs that are joined by what all pairs teach, or a half of them, and not by
     * both.
     */
    LEARNINGS_DISAGREE(
        .4, "what is learnt from either half of it alone differs on %d %% of what would be joined");

    private final double bound;
    private final String sentence;

    Kind(double bound, String sentence) {
      this.bound = bound;
      this.sentence = sentence;
    }

    /** As reports and models name it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws IllegalArgumentException if there is no such check
     */
    static Kind labelled(String label) {
      return Arrays.stream(values())
          .filter(kind -> kind.label().equals(label))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("There is no check " + label));
    }

    public SelfCheck measured(double measured) {
      return new SelfCheck(this, measured, bound);
    }
  }

  public boolean failed() {
    return measured > bound;
  }

  /** What was found, as part of a sentence. */
  String inWords() {
    return kind.sentence.formatted(Math.round(100 * measured));
  }
}
