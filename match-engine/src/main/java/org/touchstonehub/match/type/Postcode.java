package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.Folding;
import org.touchstonehub.match.standardise.ValueKind;

/** The number of a postal district. */
final class Postcode extends SemanticType {
  Postcode() {
    super(
        "postcode",
        Subject.PLACE,
        ColumnForm.ONE,
        Classification.PERSONAL,
        SurvivorshipRule.MOST_RECENT,
        Trait.PROVES_MAILBOX);
  }

  @Override
  public Guide guide() {
    return new Guide("`SW1A 1AA`, `10115`", "equal, one digit off, same area");
  }

  @Override
  public Optional<ValueKind> value() {
    return Optional.of(ValueKind.POSTCODE);
  }

  @Override
  public double share() {
    return 1e-3;
  }

  @Override
  public double replaced() {
    return 0.15;
  }

  @Override
  public Grading grading() {
    return new Grading(.8, .06, .14);
  }

  @Override
  public int rank() {
    return 3;
  }

  @Override
  public int nearness() {
    return 5;
  }

  @Override
  String compared(String raw, String folded, boolean decimalComma) {
    return unlessFiller(Folding.compact(folded));
  }

  @Override
  String form(String value, String folded) {
    return each(value);
  }

  @Override
  public boolean mayDeriveFrom(SemanticType other) {
    return other == LOCALITY;
  }
}
