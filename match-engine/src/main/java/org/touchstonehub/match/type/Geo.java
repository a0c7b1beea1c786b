package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.ValueKind;

/** Latitude and longitude in degrees, from two columns or one with a comma between. */
final class Geo extends SemanticType {
  Geo() {
    super(
        "geo",
        Subject.PLACE,
        ColumnForm.POINT,
        Classification.PERSONAL,
        SurvivorshipRule.MOST_RECENT,
        Trait.NEVER_EQUAL,
        Trait.SAID_BY_CHANCE,
        Trait.FINDS_NO_RECORDS);
  }

  @Override
  public Guide guide() {
    return new Guide("`52.1,4.3`", "how near");
  }

  @Override
  public Optional<String> term() {
    return Optional.of("Position");
  }

  @Override
  public Optional<ValueKind> value() {
    return Optional.of(ValueKind.GEO);
  }

  @Override
  public double share() {
    return 1e-3;
  }

  @Override
  public double replaced() {
    return 0.1;
  }

  @Override
  public int rank() {
    return 4;
  }

  @Override
  String compared(String raw, String folded, boolean decimalComma) {
    return folded;
  }

  @Override
  String form(String value, String folded) {
    return folded;
  }

  @Override
  public boolean mayDeriveFrom(SemanticType other) {
    return other == ADDRESS || other == POSTCODE || other == LOCALITY;
  }
}
