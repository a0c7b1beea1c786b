package org.touchstonehub.match.engine;

import java.util.List;
import org.touchstonehub.match.record.SourceKey;

/**
 * Two records that may be the same thing and lie in different clusters: for a steward to decide. Of
 * the pairs between two clusters only the strongest is listed.
 *
 * @param a the smaller key of the two
 * @param probability that they are the same, 0 to 1
 * @param reasons strongest first, by absolute weight
 * @param byIdentifier whether they are asked about for the sake of an identifier alone, which the
 *     two clusters share: all else would not ask
 */
public record PossibleMatch(
    SourceKey a, SourceKey b, double probability, List<Reason> reasons, boolean byIdentifier) {
  /** Two records that are alike. */
  public PossibleMatch(SourceKey a, SourceKey b, double probability, List<Reason> reasons) {
    this(a, b, probability, reasons, false);
  }

  public PossibleMatch {
    reasons = List.copyOf(reasons);
  }
}
