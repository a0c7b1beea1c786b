package org.touchstonehub.match.type;

import org.touchstonehub.match.standardise.Placeholders;

/**
 * A number that somebody issued to one person or body: it has digits, and none that are made up.
 */
abstract class IssuedNumber extends CodedValue {
  /** Digits below which it is not taken for made up. */
  private static final int FEWEST_DIGITS = 6;

  IssuedNumber(
      String yamlName,
      Classification classification,
      SurvivorshipRule survivorship,
      Trait... traits) {
    super(yamlName, Subject.IDENTIFIER, classification, survivorship, traits);
  }

  @Override
  final String number(String compact) {
    boolean digits = compact.chars().anyMatch(Character::isDigit);
    return digits && !Placeholders.isMadeUp(compact, FEWEST_DIGITS) ? compact : "";
  }

  @Override
  public final Sharing shared() {
    return Sharing.ONE;
  }
}
