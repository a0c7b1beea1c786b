package org.touchstonehub.match.rule;

import java.util.List;
import org.touchstonehub.match.compare.ClearDifference;
import org.touchstonehub.match.model.Rule;

/**
 * The rules of a model, applied to the records of one table.
 *
 * @param together of each rule that joins, in the order of the model
 * @param apart of each rule that keeps apart
 */
public record Rules(List<EqualKeys> together, List<Veto> apart) {
  public static final Rules NONE = new Rules(List.of(), List.of());

  /** A rule that keeps apart, by one of its attributes. */
  public record Veto(Rule rule, int attribute, ClearDifference difference) {}

  public Rules {
    together = List.copyOf(together);
    apart = List.copyOf(apart);
  }
}
