package org.touchstonehub.match.standardise;

/** How a column with one value per record is compared. */
public enum ValueKind {
  PLACE,
  POSTCODE,
  EMAIL,
  PHONE,
  CATEGORY,
  ADDRESS,
  IDENTIFIER,
  YEAR,
  AMOUNT,
  GEO
}
