package org.touchstonehub.match.type;

import java.util.Locale;
import java.util.Optional;
import org.touchstonehub.match.standardise.Placeholders;
import org.touchstonehub.match.standardise.Several;
import org.touchstonehub.match.standardise.ValueKind;

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

  /** The first fault of the numbers of a cell. */
  @Override
  final Optional<ValueFault> fault(String value, String folded) {
    return Several.of(ValueKind.IDENTIFIER, value).stream()
        .map(one -> compared(one, false))
        .filter(one -> !one.isEmpty())
        .map(one -> faultOf(one.toUpperCase(Locale.ROOT)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Of one number.
   *
   * @param compact in capital letters, without blanks and signs
   */
  abstract Optional<ValueFault> faultOf(String compact);

  @Override
  public final Sharing shared() {
    return Sharing.ONE;
  }
}
