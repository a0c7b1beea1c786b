package org.touchstonehub.match.survive;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;

/**
 * What a steward says of a golden record: a source record of its own that beats those it corrects.
 *
 * @param said the values that it gives, and since when
 */
public record Correction(SourceVersion said, Terms terms) {
  /** Of several the last one counts; a pin beats what is no pin. */
  static final Comparator<Correction> WEIGHT =
      Comparator.comparing(Correction::isPin)
          .thenComparing(correction -> correction.said().recorded())
          .thenComparing(correction -> correction.said().key());

  /**
   * What stands beside the values.
   *
   * @param until the instant from which on it says nothing; null for an edit, which has no end. One
   *     with an end is a pin
   * @param withheld attributes that have no value, whatever sources say
   * @param seen what the corrected records said of its attributes when it was made, by record and
   *     attribute; an attribute without a value has no entry
   */
  public record Terms(
      @Nullable Instant until, Set<String> withheld, Map<SourceKey, Map<String, String>> seen) {
    public Terms {
      withheld = Set.copyOf(withheld);
      Map<SourceKey, Map<String, String>> copy = new HashMap<>();
      seen.forEach((record, values) -> copy.put(record, Map.copyOf(values)));
      seen = Map.copyOf(copy);
    }
  }

  boolean isPin() {
    return terms.until() != null;
  }

  /** Whether it says something of an attribute, or did before its end. */
  boolean mentions(String attribute) {
    return terms.withheld().contains(attribute) || said.values().containsKey(attribute);
  }

  /** Whether it says something of an attribute at an instant. */
  boolean speaksOf(String attribute, Instant at) {
    Instant until = terms.until();
    if (until != null && !at.isBefore(until)) return false;
    return mentions(attribute);
  }
}
