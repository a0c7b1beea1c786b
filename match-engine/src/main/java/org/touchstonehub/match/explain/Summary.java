package org.touchstonehub.match.explain;

import java.util.List;

/**
 * The log odds of a pair by attribute: where it starts, what each attribute brings, the strongest
 * first, and what is taken or given beside them. Adds up to the same as the {@link Waterfall}, but
 * for rounding.
 *
 * @param contributions in the order they are told
 * @param missing attributes without evidence, since a record has no value for them; several names
 *     where they are compared as one
 */
public record Summary(List<Contribution> contributions, List<List<String>> missing) {
  public Summary {
    contributions = List.copyOf(contributions);
    missing = missing.stream().map(List::copyOf).toList();
  }

  /** Log odds of a match in bits. */
  public double bits() {
    return contributions.stream().mapToDouble(Contribution::bits).sum();
  }
}
