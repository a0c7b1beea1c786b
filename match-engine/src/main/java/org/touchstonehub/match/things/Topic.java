package org.touchstonehub.match.things;

import org.touchstonehub.match.type.SemanticType;

/** What a column beside the name is about; columns of one topic hang together. */
enum Topic {
  /** Country, region, town, postcode, street: one place seen at several scales. */
  PLACE,
  /** Telephone, e-mail, web address. */
  CONTACT,
  /** Given to one thing alone. */
  IDENTIFIER,
  /** The legal form that the name ends with. */
  FORM,
  OTHER;

  static Topic of(SemanticType type) {
    return switch (type) {
      case COUNTRY, REGION, LOCALITY, POSTCODE, GEO, ADDRESS -> PLACE;
      case PHONE, EMAIL, URL -> CONTACT;
      case TAX_ID, LEI, BANK_ACCOUNT, IDENTIFIER -> IDENTIFIER;
      case GIVEN_NAME,
          MIDDLE_NAME,
          FAMILY_NAME,
          FULL_NAME,
          DATE,
          YEAR,
          ORGANISATION,
          TEXT,
          LONG_TEXT,
          PERSON_LIST,
          CODE_LIST,
          CATEGORY,
          AMOUNT ->
          OTHER;
    };
  }

  /** Whether two things of one owner, and hardly others, share a value of it. */
  boolean identifies() {
    return this == CONTACT || this == IDENTIFIER;
  }
}
