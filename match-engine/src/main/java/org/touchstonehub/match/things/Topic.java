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
    return switch (type.subject()) {
      case PLACE, COUNTRY -> PLACE;
      case PHONE, EMAIL, WEB -> CONTACT;
      case IDENTIFIER -> IDENTIFIER;
      case PEOPLE, TITLE, CODES, TIME, MEASURE, OTHER -> OTHER;
    };
  }

  /** Whether two things of one owner, and hardly others, share a value of it. */
  boolean identifies() {
    return this == CONTACT || this == IDENTIFIER;
  }
}
