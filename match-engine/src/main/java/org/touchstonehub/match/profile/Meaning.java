package org.touchstonehub.match.profile;

import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.type.SemanticType;

/** What the name of a column says about it: finer than a type, and it may be wrong. */
@SuppressWarnings("ImmutableEnumChecker") // types never change
enum Meaning {
  KEY(1, null),
  SOURCE(1, null),
  GIVEN_NAME(2, SemanticType.GIVEN_NAME),
  MIDDLE_NAME(2, SemanticType.MIDDLE_NAME),
  FAMILY_NAME(2, SemanticType.FAMILY_NAME),
  FULL_NAME(2, SemanticType.FULL_NAME),
  /** The name of something: what of, the values and the other columns must tell. */
  NAME(1, null),
  /** A person who has to do with the record: contact, director. */
  PERSON_ROLE(1, SemanticType.FULL_NAME),
  ORGANISATION(1, SemanticType.ORGANISATION),
  BIRTH_DATE(3, SemanticType.DATE),
  DATE(2, SemanticType.DATE),
  YEAR(2, SemanticType.YEAR),
  MONTH(2, SemanticType.CATEGORY),
  DAY(2, SemanticType.CATEGORY),
  ADDRESS(1, SemanticType.ADDRESS),
  STREET(2, SemanticType.ADDRESS),
  HOUSE_NUMBER(3, SemanticType.ADDRESS),
  LOCALITY(2, SemanticType.LOCALITY),
  REGION(2, SemanticType.REGION),
  POSTCODE(3, SemanticType.POSTCODE),
  COUNTRY(2, SemanticType.COUNTRY),
  LATITUDE(2, SemanticType.GEO),
  LONGITUDE(2, SemanticType.GEO),
  POINT(2, SemanticType.GEO),
  PHONE(3, SemanticType.PHONE),
  FAX(3, SemanticType.FAX),
  EMAIL(3, SemanticType.EMAIL),
  URL(3, SemanticType.URL),
  TAX_ID(3, SemanticType.TAX_ID),
  BANK_ACCOUNT(3, SemanticType.BANK_ACCOUNT),
  LEI(3, SemanticType.LEI),
  IDENTIFIER(2, SemanticType.IDENTIFIER),
  CATEGORY(2, SemanticType.CATEGORY),
  TITLE(1, SemanticType.TEXT),
  PROSE(2, SemanticType.LONG_TEXT),
  PERSON_LIST(2, SemanticType.PERSON_LIST),
  CODE_LIST(2, SemanticType.CODE_LIST),
  AMOUNT(2, SemanticType.AMOUNT),
  /** Says when and how the row came to be, and nothing about what it is of. */
  BOOKKEEPING(3, null);

  private final int weight;
  private final @Nullable SemanticType type;

  Meaning(int weight, @Nullable SemanticType type) {
    this.weight = weight;
    this.type = type;
  }

  /**
   * Which of two words decides: in "company phone" or "téléphone de l'entreprise" the heavier one,
   * whatever the order of words in a language.
   */
  int weight() {
    return weight;
  }

  /** The type if the values agree; null where the name alone does not say one. */
  @Nullable SemanticType type() {
    return type;
  }
}
