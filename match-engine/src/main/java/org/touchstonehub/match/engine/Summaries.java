package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.explain.Contribution;
import org.touchstonehub.match.explain.Contribution.Kind;
import org.touchstonehub.match.explain.Summary;
import org.touchstonehub.match.score.Breakdown;

/**
 * Sums the breakdown of a score up by attribute. What is said of several attributes as one (kinds
 * of copy, correlation) is shared out among them: what softens goes to those that speak against a
 * match, what is taken away comes from those that speak for it, in proportion to what they say.
 */
final class Summaries {
  private static final double LN_2 = Math.log(2);

  /** Bits from which how rare or common a value is counts in words. */
  private static final double NOTABLE = 1;

  /** Share of the entities from which a value is called common. */
  private static final double COMMON = 0.01;

  private final Explanation words;

  Summaries(Explanation words) {
    this.words = words;
  }

  /**
   * @param breakdown of the pair that the linkage scored last
   * @param calibration what calibration adds to its log odds, nats
   */
  Summary of(Breakdown breakdown, Linkage linkage, double calibration) {
    Map<List<String>, Tally> tallies = new LinkedHashMap<>();
    for (Breakdown.OfUnit unit : breakdown.units()) add(unit, linkage, tallies);
    List<Contribution> all = new ArrayList<>();
    String odds = Waterfalls.odds(breakdown.prior());
    all.add(contribution(Kind.START, "", odds, breakdown.prior()));
    tallies.entrySet().stream()
        .map(tally -> tally.getValue().contribution(tally.getKey()))
        .sorted(Comparator.comparingDouble(c -> -Math.abs(c.bits())))
        .forEach(all::add);
    for (Breakdown.OfClass related : breakdown.related()) {
      all.add(contribution(Kind.RELATED, related.name(), share(related), related.takes()));
    }
    if (calibration != 0) {
      String clusters = "what the decision of the clusters says above the pair alone";
      all.add(contribution(Kind.CALIBRATION, "", clusters, calibration));
    }
    List<List<String>> missing =
        breakdown.missing().stream()
            .map(words::attributes)
            .filter(attributes -> !tallies.containsKey(attributes))
            .distinct()
            .toList();
    return new Summary(all, missing);
  }

  private static String share(Breakdown.OfClass related) {
    return Double.isNaN(related.share())
        ? Waterfalls.share(related)
        : String.format(
            Locale.ROOT,
            "%.0f %% of pairs like this that are no match are such",
            100 * related.share());
  }

  private static Contribution contribution(Kind kind, String name, String found, double nats) {
    return new Contribution(kind, List.of(), name, found, nats / LN_2);
  }

  private void add(Breakdown.OfUnit unit, Linkage linkage, Map<List<String>, Tally> tallies) {
    if (unit.slots().isEmpty()) {
      tally(words.named(), tallies).add("", unit.unit().label(), unit.copy() + unit.damping());
      return;
    }
    double[] nats =
        unit.slots().stream().mapToDouble(slot -> slot.finding() + slot.frequency()).toArray();
    shareOut(unit.copy(), nats);
    shareOut(unit.damping(), nats);
    for (int s = 0; s < nats.length; s++) {
      Breakdown.OfSlot slot = unit.slots().get(s);
      String found = words.finding(linkage.evidence(), slot.slot(), slot.level()) + rarity(slot);
      tally(slot.slot(), tallies).add(words.part(slot.slot()), found, nats[s]);
    }
  }

  private Tally tally(Slot slot, Map<List<String>, Tally> tallies) {
    return tallies.computeIfAbsent(words.attributes(slot), attributes -> new Tally());
  }

  /** Words have their rarity in what they weigh. */
  private static String rarity(Breakdown.OfSlot slot) {
    double bits = slot.frequency() / LN_2;
    if (slot.slot().wordSlot() >= 0) return "";
    if (bits >= NOTABLE) return ", and rare";
    return bits <= -NOTABLE && slot.share() >= COMMON ? ", but common" : "";
  }

  /** Adds to shares so that their sum grows by an amount. */
  static void shareOut(double amount, double[] shares) {
    double against = 0;
    double whole = 0;
    for (double share : shares) {
      against += takes(amount, share);
      whole += Math.abs(share);
    }
    for (int s = 0; s < shares.length; s++) {
      double part = 1.0 / shares.length;
      if (against > 0) part = takes(amount, shares[s]) / against;
      else if (whole > 0) part = Math.abs(shares[s]) / whole;
      shares[s] += amount * part;
    }
  }

  /** How much of a share is of the other sign than the amount. */
  private static double takes(double amount, double share) {
    return Math.max(0, -Math.signum(amount) * share);
  }

  /** What is gathered of an attribute. */
  private static final class Tally {
    private final List<String> findings = new ArrayList<>();
    private double nats;

    void add(String part, String found, double more) {
      findings.add(part.isEmpty() ? found : part + " " + found);
      nats += more;
    }

    Contribution contribution(List<String> attributes) {
      String found = String.join("; ", findings);
      return new Contribution(Kind.ATTRIBUTE, attributes, "", found, nats / LN_2);
    }
  }
}
