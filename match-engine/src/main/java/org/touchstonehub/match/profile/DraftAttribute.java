package org.touchstonehub.match.profile;

import java.util.List;
import org.touchstonehub.match.type.Classification;
import org.touchstonehub.match.type.SemanticType;

/**
 * An attribute of a draft.
 *
 * @param columns of the file, in the order in which they are joined
 * @param why how the type was found, in words
 * @param doubtful whether it may as well be of persons, whatever the type says
 */
record DraftAttribute(
    SemanticType type,
    Meaning meaning,
    List<ReadColumn> columns,
    String term,
    String why,
    boolean doubtful) {
  DraftAttribute {
    columns = List.copyOf(columns);
  }

  /** An attribute of which the type says enough. */
  DraftAttribute(
      SemanticType type, Meaning meaning, List<ReadColumn> columns, String term, String why) {
    this(type, meaning, columns, term, why, false);
  }

  static DraftAttribute of(ReadColumn column, Guess.Kept kept) {
    return new DraftAttribute(
        kept.type(), kept.meaning(), List.of(column), kept.term(), kept.why(), kept.doubtful());
  }

  ReadColumn first() {
    return columns.get(0);
  }

  /** A person or an organisation to do with the record: contact, director. */
  boolean isOfAnother() {
    return first().name().isOfAnother();
  }

  DraftAttribute as(SemanticType other, String otherTerm, String otherWhy) {
    return new DraftAttribute(other, meaning, columns, otherTerm, otherWhy, doubtful);
  }

  DraftAttribute ofPersons() {
    return new DraftAttribute(type, meaning, columns, term, why, true);
  }

  DraftAttribute of(List<ReadColumn> several, String otherWhy) {
    return new DraftAttribute(type, meaning, several, term, otherWhy, doubtful);
  }

  /** By type; in doubt the stricter one. */
  Classification classification() {
    Classification byType = type.defaultClassification();
    boolean open = byType == Classification.PUBLIC || byType == Classification.INTERNAL;
    return open && doubtful ? Classification.PERSONAL : byType;
  }
}
