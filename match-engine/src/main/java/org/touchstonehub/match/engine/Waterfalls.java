package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.explain.Part;
import org.touchstonehub.match.explain.Waterfall;
import org.touchstonehub.match.score.Breakdown;
import org.touchstonehub.match.score.LogOdds;

/** Puts the breakdown of a score into words and bits. */
final class Waterfalls {
  private static final double LN_2 = Math.log(2);

  private final Explanation words;

  Waterfalls(Explanation words) {
    this.words = words;
  }

  /**
   * @param breakdown of the pair that the linkage scored last
   * @param calibration what calibration adds to its log odds, nats
   */
  Waterfall of(Breakdown breakdown, Linkage linkage, double calibration) {
    List<Part> parts = new ArrayList<>();
    add(parts, Part.Kind.PRIOR, "", odds(breakdown.prior()), breakdown.prior());
    for (Breakdown.OfUnit unit : breakdown.units()) unit(unit, linkage, parts);
    for (Breakdown.OfClass related : breakdown.related()) {
      add(parts, Part.Kind.RELATED, related.name(), share(related), related.takes());
    }
    if (calibration != 0) {
      String clusters = "what the decision of the clusters says above the pair alone";
      add(parts, Part.Kind.CALIBRATION, "", clusters, calibration);
    }
    for (Slot slot : breakdown.missing()) {
      add(parts, Part.Kind.MISSING, words.subject(slot), "missing on a side: no evidence", 0);
    }
    return new Waterfall(parts);
  }

  private void unit(Breakdown.OfUnit unit, Linkage linkage, List<Part> parts) {
    if (unit.slots().isEmpty()) {
      add(parts, Part.Kind.FINDING, words.subject(words.named()), unit.unit().label(), unit.copy());
      return;
    }
    for (Breakdown.OfSlot slot : unit.slots()) {
      String subject = words.subject(slot.slot());
      String finding = words.finding(linkage.evidence(), slot.slot(), slot.level());
      if (slot.slot().wordSlot() >= 0) {
        add(parts, Part.Kind.FINDING, subject, finding + ": words shared", slot.finding());
        add(parts, Part.Kind.FINDING, subject, "words on one side only", slot.frequency());
      } else {
        parts.add(
            new Part(Part.Kind.FINDING, subject, finding, slot.finding() / LN_2, rates(slot)));
        if (slot.frequency() != 0) {
          add(parts, Part.Kind.FREQUENCY, subject, rarity(slot), slot.frequency());
        }
      }
    }
    String subject =
        unit.slots().stream()
            .map(slot -> words.subject(slot.slot()))
            .distinct()
            .collect(Collectors.joining(", "));
    if (unit.copy() != 0) {
      String copy = "a match may be a noisy copy, have words added, or be replaced here";
      add(parts, Part.Kind.COPY, subject, copy, unit.copy());
    }
    if (unit.damping() != 0) {
      String why = "goes with an attribute that agrees more strongly: counts by half";
      add(parts, Part.Kind.CORRELATION, subject, why, unit.damping());
    }
  }

  private static Part.@Nullable Rates rates(Breakdown.OfSlot slot) {
    return Double.isNaN(slot.ofMatches())
        ? null
        : new Part.Rates(slot.ofMatches(), slot.ofStrangers());
  }

  static String odds(double prior) {
    return text("one pair of records in %,.0f is a match", 1 / LogOdds.probability(prior));
  }

  static String share(Breakdown.OfClass related) {
    return Double.isNaN(related.share())
        ? "holds whatever else is found"
        : text("explains %.0f %% of such pairs that are no match", 100 * related.share());
  }

  private static String rarity(Breakdown.OfSlot slot) {
    String value = text("value of one in %,.0f", 1 / slot.share());
    if (!Double.isNaN(slot.usualShare())) {
      value += text(", usual is one in %,.0f", 1 / slot.usualShare());
    }
    return slot.capped() ? value + "; no agreement weighs more than this" : value;
  }

  private static void add(
      List<Part> parts, Part.Kind kind, String subject, String finding, double nats) {
    parts.add(new Part(kind, subject, finding, nats / LN_2));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
