package org.touchstonehub.match.encode;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.standardise.ValueKind;
import org.touchstonehub.match.type.SemanticType;

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
 * @param convention how values are read that can be read in two ways: of days whether the day comes
 *     first, of amounts whether the comma is the decimal sign
 * @param inPart whether days known to the month or the year only are a real share of the column;
 *     only for {@link Form#DATE}
 * @param compounds which words are written together; only for {@link Form#WORDS}
 */
public record ColumnPlan(
    Form form,
    SemanticType type,
    List<Integer> attributes,
    @Nullable ValueKind value,
    @Nullable TokenKind words,
    boolean context,
    boolean common,
    Convention convention,
    boolean inPart,
    Compounds compounds) {
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

  /** The names of persons. */
  static ColumnPlan ofNames(SemanticType type, List<Integer> attributes) {
    return plain(Form.NAMES, type, attributes, null, Convention.NONE, false);
  }

  /** A column of days. */
  static ColumnPlan ofDates(
      SemanticType type, int attribute, Convention convention, boolean inPart) {
    return plain(Form.DATE, type, List.of(attribute), null, convention, inPart);
  }

  /** A column of values that are compared as a whole. */
  static ColumnPlan ofValues(SemanticType type, int attribute, ValueKind value) {
    return plain(Form.VALUE, type, List.of(attribute), value, Convention.NONE, false);
  }

  private static ColumnPlan plain(
      Form form,
      SemanticType type,
      List<Integer> attributes,
      @Nullable ValueKind value,
      Convention convention,
      boolean inPart) {
    return new ColumnPlan(
        form, type, attributes, value, null, false, false, convention, inPart, Compounds.NONE);
  }

  /** A column of words. */
  static ColumnPlan ofWords(
      SemanticType type,
      List<Integer> attributes,
      TokenKind words,
      boolean context,
      boolean common) {
    return new ColumnPlan(
        Form.WORDS,
        type,
        attributes,
        null,
        words,
        context,
        common,
        Convention.NONE,
        false,
        Compounds.NONE);
  }

  /** Telephone numbers or e-mail addresses of one or more attributes, each a value of its own. */
  static ColumnPlan ofContacts(SemanticType type, List<Integer> attributes, ValueKind value) {
    return plain(Form.VALUE, type, attributes, value, Convention.NONE, false);
  }

  /** A column of amounts. */
  static ColumnPlan ofAmounts(SemanticType type, int attribute, Convention convention) {
    return plain(Form.VALUE, type, List.of(attribute), ValueKind.AMOUNT, convention, false);
  }

  /** The same, read by other habits. */
  ColumnPlan with(Convention other) {
    return new ColumnPlan(
        form, type, attributes, value, words, context, common, other, inPart, compounds);
  }

  ColumnPlan with(Compounds learnt) {
    return new ColumnPlan(
        form, type, attributes, value, words, context, common, convention, inPart, learnt);
  }

  TokenKind kindOfWords() {
    return Objects.requireNonNull(words);
  }

  /** The text of a record: its attributes, one after another; empty if it has none of them. */
  String text(RecordTable table, int row) {
    if (attributes.size() == 1) {
      String raw = table.value(row, attributes.get(0));
      return raw == null ? "" : raw;
    }
    StringBuilder out = new StringBuilder();
    for (int attribute : attributes) {
      String raw = table.value(row, attribute);
      if (raw != null) out.append(out.length() == 0 ? "" : " ").append(raw);
    }
    return out.toString();
  }
}
