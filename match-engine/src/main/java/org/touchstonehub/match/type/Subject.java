package org.touchstonehub.match.type;

/** What a type tells about: columns of one subject hang together. */
public enum Subject {
  /** Names of persons. */
  PEOPLE,
  /** What a thing is called, and prose about it. */
  TITLE,
  /** Region, town, postcode, street, position: one place seen at several scales. */
  PLACE,
  /** Of a person a place like the others; of a thing of its own. */
  COUNTRY,
  PHONE,
  EMAIL,
  /** A web site. */
  WEB,
  /** A number or code that one person or thing carries. */
  IDENTIFIER,
  CODES,
  TIME,
  MEASURE,
  OTHER
}
