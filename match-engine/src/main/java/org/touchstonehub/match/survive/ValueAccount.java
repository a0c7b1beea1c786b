package org.touchstonehub.match.survive;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;

/**
 * Why an attribute has its golden value, or has none: what became of everything that is said of it.
 *
 * @param value null where there is none
 * @param standings what sources say, in the order of the members, then what stewards say
 */
public record ValueAccount(
    String attribute, @Nullable GoldenValue value, List<Standing> standings) {
  /** What became of what somebody says. */
  public enum Outcome {
    /** It is the golden value; of a steward's word that there is none: so it is. */
    CHOSEN,
    /** It is the same in its standard form. */
    AGREES,
    /** The rule of the attribute prefers another. */
    LESS,
    /** A placeholder, which says nothing. */
    EMPTY,
    /** A steward says otherwise. */
    OVERRULED,
    /** A steward said something later, or pinned it. */
    REPLACED,
    /** A source says later something else, to which the model lets an edit give way. */
    GAVE_WAY,
    /** The pin came to its end. */
    ENDED
  }

  /**
   * What one record says.
   *
   * @param said null where a steward says that there is no value
   * @param because the record that it yields to; null where it yields to none
   */
  public record Standing(
      SourceKey source,
      @Nullable String said,
      Instant recorded,
      Outcome outcome,
      @Nullable SourceKey because) {}

  public ValueAccount {
    standings = List.copyOf(standings);
  }
}
