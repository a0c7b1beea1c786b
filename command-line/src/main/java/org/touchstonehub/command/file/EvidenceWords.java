package org.touchstonehub.command.file;

import java.util.Locale;

/** Weights and probabilities in words that need no statistics. */
final class EvidenceWords {
  /** Bits from which evidence is slight, moderate, strong, very strong. */
  private static final double SLIGHT = 1;

  private static final double MODERATE = 3;
  private static final double STRONG = 6;
  private static final double VERY_STRONG = 10;

  /** Probability from which two are very likely the same: links below are weak. */
  private static final double VERY_LIKELY = 0.95;

  private EvidenceWords() {}

  /** Which way a finding speaks; told by a sign, and by a colour where there is one. */
  enum Direction {
    FOR('+'),
    AGAINST('-'),
    NEITHER('.');

    private final char sign;

    Direction(char sign) {
      this.sign = sign;
    }

    static Direction of(double bits) {
      if (Math.abs(bits) < SLIGHT) return NEITHER;
      return bits > 0 ? FOR : AGAINST;
    }

    char sign() {
      return sign;
    }

    /** For style sheets and programs. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** {@code strong evidence against}. */
  static String evidence(double bits) {
    Direction direction = Direction.of(bits);
    if (direction == Direction.NEITHER) return "hardly any evidence";
    return strength(Math.abs(bits)) + " evidence " + direction.word();
  }

  private static String strength(double bits) {
    if (bits >= VERY_STRONG) return "very strong";
    if (bits >= STRONG) return "strong";
    return bits >= MODERATE ? "moderate" : "slight";
  }

  /** What two records are at a probability; never certain. */
  static String pair(double probability) {
    if (probability < 0.03) return "very likely not the same";
    if (probability < 0.25) return "likely not the same";
    if (probability < 0.6) return "could be either";
    return probability < VERY_LIKELY ? "likely the same" : "very likely the same";
  }

  static boolean isWeak(double probability) {
    return probability < VERY_LIKELY;
  }

  /** A probability for people: never 0 or 100 %. */
  static String percent(double probability) {
    if (probability < 0.01) return "below 1 %";
    if (probability > 0.99) return "above 99 %";
    return String.format(Locale.ROOT, "%.0f %%", 100 * probability);
  }
}
