package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.Phones;
import org.touchstonehub.match.standardise.StandardValue;
import org.touchstonehub.match.standardise.ValueKind;

/** A telephone number; a record may have several. */
class Phone extends SemanticType {
  Phone() {
    this("phone");
  }

  Phone(String yamlName) {
    super(
        yamlName,
        Subject.PHONE,
        ColumnForm.LIST,
        Classification.PERSONAL,
        SurvivorshipRule.MOST_RECENT,
        Trait.PROVES_MAILBOX);
  }

  @Override
  public Guide guide() {
    return new Guide(
        "`030 / 123 45 67`, `+49 30 1234567`",
        "digits, with or without country and area; a number that many share (a "
            + "switchboard) weighs little");
  }

  @Override
  public Optional<String> term() {
    return Optional.of("Telephone number");
  }

  @Override
  public Optional<ValueKind> value() {
    return Optional.of(ValueKind.PHONE);
  }

  @Override
  public double share() {
    return 1e-6;
  }

  @Override
  public double replaced() {
    return 0.3;
  }

  @Override
  public Grading grading() {
    return new Grading(.7, .04, .26);
  }

  @Override
  public int rank() {
    return 8;
  }

  @Override
  String compared(String raw, String folded, boolean decimalComma) {
    return Phones.standardise(raw);
  }

  @Override
  String form(String value, String folded) {
    String each = each(value);
    return each.isEmpty() ? folded : each;
  }

  @Override
  public Optional<String> exchanged(String text) {
    return StandardValue.phone(text.strip());
  }
}
