package org.touchstonehub.command.file;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.touchstonehub.match.explain.Fate;
import org.touchstonehub.match.explain.Joining;
import org.touchstonehub.match.explain.Part;
import org.touchstonehub.match.explain.RuleFinding;
import org.touchstonehub.match.record.SourceKey;

/** The sentences of an explanation, the same on the terminal and on the page. */
final class ExplanationWords {
  private static final int KEYS = 6;

  private final boolean withSources;

  /**
   * @param withSources whether records are named by their source too
   */
  ExplanationWords(boolean withSources) {
    this.withSources = withSources;
  }

  String name(SourceKey key) {
    return RecordNames.of(key, withSources);
  }

  /** The first few names. */
  String keys(List<SourceKey> keys) {
    String shown = keys.stream().limit(KEYS).map(this::name).collect(Collectors.joining(", "));
    return keys.size() <= KEYS
        ? "{" + shown + "}"
        : "{%s and %,d more}".formatted(shown, keys.size() - KEYS);
  }

  static String verdict(ExplainedPair pair) {
    double probability = pair.why().waterfall().probability();
    String clusters =
        pair.clusterA() == pair.clusterB()
            ? "cluster " + pair.clusterA()
            : "clusters %d and %d".formatted(pair.clusterA(), pair.clusterB());
    return "%s (%s). As a pair: %s, %s."
        .formatted(
            capital(pair.why().fate().outcome().words()),
            clusters,
            EvidenceWords.pair(probability),
            EvidenceWords.percent(probability));
  }

  static String part(Part part) {
    String subject =
        switch (part.kind()) {
          case PRIOR -> "prior";
          case FINDING, MISSING -> part.subject();
          case FREQUENCY -> part.subject() + ", how common";
          case COPY -> part.subject() + ", kinds of copy";
          case CORRELATION -> part.subject() + ", correlated";
          case RELATED -> "related, " + part.subject();
          case CALIBRATION -> "calibration";
        };
    return subject + ": " + part.finding();
  }

  /** Whether the two were compared, and by which passes. */
  static String compared(Fate fate) {
    if (!fate.isCompared()) return "The two share no blocking key, so they were not compared.";
    return "Compared, for they share a key of: " + String.join("; ", fate.passes()) + ".";
  }

  /** What a rule of the model says about the two. */
  static String rule(RuleFinding finding) {
    return "Rule: %s: %s."
        .formatted(
            finding.rule(),
            finding.ofThePair()
                ? "so it is with the two"
                : "so it is with others of their clusters");
  }

  /** What joined the two, or failed to. */
  static String joining(Fate fate) {
    Joining joining = fate.joining();
    String sides = sides(joining.first(), joining.second());
    if (fate.isTogether()) return "Joined %s: %s.".formatted(stage(joining), sides);
    boolean isDoubtful = fate.outcome() == Fate.Outcome.DOUBTFUL;
    boolean isUndecided = isDoubtful || fate.outcome() == Fate.Outcome.NOT_COMPARED;
    if (isUndecided && joining.scoreBits() > 0) {
      return "Had %s, they would be one: %s, link %s, score %s."
          .formatted(
              isDoubtful ? "two of their records been alike" : "their clusters been compared",
              sides,
              ShownBits.HUNDREDTHS.of(joining.linkBits()),
              ShownBits.HUNDREDTHS.of(joining.scoreBits()));
    }
    return "Their clusters: %s, link %s, score %s; above 0 would join."
        .formatted(
            sides,
            ShownBits.HUNDREDTHS.of(joining.linkBits()),
            ShownBits.HUNDREDTHS.of(joining.scoreBits()));
  }

  static String stage(Joining joining) {
    String link = "link " + ShownBits.HUNDREDTHS.of(joining.linkBits());
    return switch (joining.stage()) {
      case STEWARD -> "by a steward's decision, " + link;
      case RULE -> "by a rule: %s, %s".formatted(joining.rule(), link);
      case CORE -> "in the core, " + link;
      case GROWTH ->
          "in growth, %s, score %s".formatted(link, ShownBits.HUNDREDTHS.of(joining.scoreBits()));
    };
  }

  static String sides(List<SourceKey> first, List<SourceKey> second) {
    return "%s with %s".formatted(count(first.size()), count(second.size()));
  }

  static String count(int records) {
    return records == 1 ? "1 record" : String.format(Locale.ROOT, "%,d records", records);
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
