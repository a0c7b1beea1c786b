package org.touchstonehub.match.type;

import java.math.BigDecimal;
import java.util.Optional;
import org.touchstonehub.match.standardise.Amounts;
import org.touchstonehub.match.standardise.StandardValue;
import org.touchstonehub.match.standardise.ValueKind;

/** A price or another amount. */
final class Amount extends SemanticType {
  Amount() {
    super(
        "amount",
        Subject.MEASURE,
        ColumnForm.ONE,
        Classification.INTERNAL,
        SurvivorshipRule.MOST_RECENT,
        Trait.FEW_VALUES,
        Trait.SAID_BY_CHANCE,
        Trait.DERIVES_BY_NAME,
        Trait.FINDS_NO_RECORDS,
        Trait.OFTEN_SEVERAL,
        Trait.WEAK_OF_THINGS,
        Trait.TELLS_LITTLE);
  }

  @Override
  public Guide guide() {
    return new Guide(
        "`1.299,00`, `$ 1,299.00`, `1 299,-`",
        "near or far, by ratio; point and comma as each source uses them");
  }

  @Override
  public Optional<String> term() {
    return Optional.empty();
  }

  @Override
  public Optional<ValueKind> value() {
    return Optional.of(ValueKind.AMOUNT);
  }

  @Override
  public double share() {
    return 0.02;
  }

  @Override
  String compared(String raw, String folded, boolean decimalComma) {
    return Amounts.standardise(folded, decimalComma);
  }

  @Override
  String form(String value, String folded) {
    return folded;
  }

  @Override
  public Optional<String> exchanged(String text) {
    return StandardValue.amount(text.strip()).map(BigDecimal::toPlainString);
  }
}
