package org.touchstonehub.match.model;

import java.util.Locale;
import java.util.Optional;

/**
 * What an attribute means. Standardiser, comparison levels, blocking keys and priors follow from
 * it, so that a model need not hold numbers. In YAML the name is written in lower case with hyphens
 * ({@code given-name}).
 */
public enum SemanticType {
  GIVEN_NAME,
  MIDDLE_NAME,
  FAMILY_NAME,
  /** A person's whole name in one column. */
  FULL_NAME,
  ORGANISATION,
  /** A day; three columns are read as year, month, day. */
  DATE,
  YEAR,
  PHONE,
  EMAIL,
  /** Street line: house number and street, from one or more columns. */
  ADDRESS,
  /** Town, suburb, place of birth. */
  LOCALITY,
  /** State, province, county. */
  REGION,
  POSTCODE,
  COUNTRY,
  /** Latitude and longitude in degrees, from two columns. */
  GEO,
  TAX_ID,
  BANK_ACCOUNT,
  /** Legal Entity Identifier, ISO 17442. */
  LEI,
  /** An identifier that the real-world thing carries, not the key of a source record. */
  IDENTIFIER,
  URL,
  /** One of few values: gender, occupation, venue, type of cuisine. */
  CATEGORY,
  /** A short title or label. */
  TEXT,
  /** Prose. */
  LONG_TEXT,
  /** Several persons in one column: authors, inventors. */
  PERSON_LIST,
  /** Several codes in one column: patent classes. */
  CODE_LIST,
  /** A price or another amount. */
  AMOUNT;

  /** As written in YAML. */
  public String yamlName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<SemanticType> ofYamlName(String name) {
    for (SemanticType type : values()) {
      if (type.yamlName().equals(name)) return Optional.of(type);
    }
    return Optional.empty();
  }
}
