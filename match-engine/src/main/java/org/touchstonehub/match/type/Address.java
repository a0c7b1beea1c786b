package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.standardise.ValueKind;
import org.touchstonehub.match.standardise.Words;

/** Street line: house number and street, from one or more columns. */
final class Address extends SemanticType {
  Address() {
    super(
        "address",
        Subject.PLACE,
        ColumnForm.WORDS,
        Classification.PERSONAL,
        SurvivorshipRule.MOST_RECENT,
        Trait.DOOR,
        Trait.IN_ANY_ORDER,
        Trait.IN_OTHER_WORDS);
  }

  @Override
  public Guide guide() {
    return new Guide(
        "`12 Mill Lane`, `Hauptstr. 5a`",
        "house number and street; give them as `columns: [number, street]` "
            + "where they are two");
  }

  @Override
  public Optional<ValueKind> value() {
    return Optional.of(ValueKind.ADDRESS);
  }

  @Override
  public Optional<TokenKind> words() {
    return Optional.of(TokenKind.ADDRESS);
  }

  @Override
  public double share() {
    return 1e-4;
  }

  @Override
  public double replaced() {
    return 0.15;
  }

  @Override
  public Grading grading() {
    return new Grading(.7, .12, .18);
  }

  @Override
  public int rank() {
    return 5;
  }

  @Override
  String form(String value, String folded) {
    return String.join(" ", Words.ofAddress(value));
  }
}
