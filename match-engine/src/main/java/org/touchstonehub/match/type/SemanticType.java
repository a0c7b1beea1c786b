package org.touchstonehub.match.type;

import static org.touchstonehub.match.type.Classification.INTERNAL;
import static org.touchstonehub.match.type.Classification.PERSONAL;
import static org.touchstonehub.match.type.Classification.PUBLIC;
import static org.touchstonehub.match.type.Classification.RESTRICTED;
import static org.touchstonehub.match.type.SurvivorshipRule.MOST_COMPLETE;
import static org.touchstonehub.match.type.SurvivorshipRule.MOST_FREQUENT;
import static org.touchstonehub.match.type.SurvivorshipRule.MOST_RECENT;
import static org.touchstonehub.match.type.SurvivorshipRule.MOST_TRUSTED;

import java.util.Locale;
import java.util.Optional;

/**
 * What an attribute means. Standardiser, comparison levels, blocking keys and priors follow from
 * it, so that a model need not hold numbers. In YAML the name is written in lower case with hyphens
 * ({@code given-name}).
 *
 * <p>The default classification is the careful one: a type that may hold a person's value counts as
 * personal until the model says otherwise.
 */
public enum SemanticType {
  GIVEN_NAME(ColumnForm.WORDS, PERSONAL, MOST_FREQUENT),
  MIDDLE_NAME(ColumnForm.WORDS, PERSONAL, MOST_COMPLETE),
  FAMILY_NAME(ColumnForm.WORDS, PERSONAL, MOST_FREQUENT),
  /** A person's whole name in one column. */
  FULL_NAME(ColumnForm.WORDS, PERSONAL, MOST_COMPLETE),
  ORGANISATION(ColumnForm.WORDS, INTERNAL, MOST_TRUSTED),
  /** A day; three columns are read as year, month, day. */
  DATE(ColumnForm.DAY, PERSONAL, MOST_FREQUENT),
  YEAR(ColumnForm.ONE, INTERNAL, MOST_FREQUENT),
  PHONE(ColumnForm.LIST, PERSONAL, MOST_RECENT),
  EMAIL(ColumnForm.LIST, PERSONAL, MOST_RECENT),
  /** Street line: house number and street, from one or more columns. */
  ADDRESS(ColumnForm.WORDS, PERSONAL, MOST_RECENT),
  /** Town, suburb, place of birth. */
  LOCALITY(ColumnForm.WORDS, PERSONAL, MOST_RECENT),
  /** State, province, county. */
  REGION(ColumnForm.WORDS, PERSONAL, MOST_RECENT),
  POSTCODE(ColumnForm.ONE, PERSONAL, MOST_RECENT),
  COUNTRY(ColumnForm.ONE, INTERNAL, MOST_RECENT),
  /** Latitude and longitude in degrees, from two columns or one with a comma between. */
  GEO(ColumnForm.POINT, PERSONAL, MOST_RECENT),
  TAX_ID(ColumnForm.ONE, RESTRICTED, MOST_TRUSTED),
  BANK_ACCOUNT(ColumnForm.ONE, RESTRICTED, MOST_RECENT),
  /** Legal Entity Identifier, ISO 17442. */
  LEI(ColumnForm.ONE, PUBLIC, MOST_TRUSTED),
  /** An identifier that the real-world thing carries, not the key of a source record. */
  IDENTIFIER(ColumnForm.ONE, PERSONAL, MOST_TRUSTED),
  URL(ColumnForm.ONE, INTERNAL, MOST_TRUSTED),
  /** One of few values: gender, occupation, venue, type of cuisine. */
  CATEGORY(ColumnForm.ONE, PERSONAL, MOST_FREQUENT),
  /** A short title or label. */
  TEXT(ColumnForm.WORDS, INTERNAL, MOST_COMPLETE),
  /** Prose. */
  LONG_TEXT(ColumnForm.WORDS, PERSONAL, MOST_COMPLETE),
  /** Several persons in one column: authors, inventors. */
  PERSON_LIST(ColumnForm.LIST, PERSONAL, MOST_COMPLETE),
  /** Several codes in one column: patent classes. */
  CODE_LIST(ColumnForm.LIST, INTERNAL, MOST_COMPLETE),
  /** A price or another amount. */
  AMOUNT(ColumnForm.ONE, INTERNAL, MOST_RECENT);

  private final ColumnForm form;
  private final Classification classification;
  private final SurvivorshipRule survivorship;

  SemanticType(ColumnForm form, Classification classification, SurvivorshipRule survivorship) {
    this.form = form;
    this.classification = classification;
    this.survivorship = survivorship;
  }

  /** How many file columns it is read from, and how their values become one. */
  public ColumnForm columnForm() {
    return form;
  }

  /** What holds where the model names no classification. */
  public Classification defaultClassification() {
    return classification;
  }

  /** What holds where the model names no survivorship rule. */
  public SurvivorshipRule defaultSurvivorship() {
    return survivorship;
  }

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
