package org.touchstonehub.match.standardise;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.SemanticType;

/**
 * One column as the engine compares it: made of one attribute, or of several that say one thing
 * (the parts of a name).
 *
 * @param form what is kept per record
 * @param type of the first attribute
 * @param attributes positions in the model
 * @param value how values are compared; only for {@link Form#VALUE}
 * @param words how text is cut; only for {@link Form#WORDS}
 * @param context true if overlap only tells candidates apart and is no evidence of identity
 * @param common true if a text has so few values that they tell kinds, not things: a strength, a
 *     maker
 * @param dayFirst how 03/04/1980 is read; only for {@link Form#DATE}
 */
public record ColumnPlan(
    Form form,
    SemanticType type,
    List<Integer> attributes,
    @Nullable ValueKind value,
    @Nullable TokenKind words,
    boolean context,
    boolean common,
    boolean dayFirst) {
  /** What is kept per record. */
  public enum Form {
    NAMES,
    DATE,
    VALUE,
    WORDS
  }

  public ColumnPlan {
    attributes = List.copyOf(attributes);
  }
}
