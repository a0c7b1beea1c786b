package org.touchstonehub.match.type;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.touchstonehub.match.standardise.ValueKind;

/** A year alone. */
final class Year extends SemanticType {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
  private static final Pattern FOUR_DIGITS = Pattern.compile("[12]\\d{3}");

  Year() {
    super(
        "year",
        Subject.TIME,
        ColumnForm.ONE,
        Classification.INTERNAL,
        SurvivorshipRule.MOST_FREQUENT,
        Trait.FEW_VALUES,
        Trait.SAID_BY_CHANCE,
        Trait.DERIVES_BY_NAME,
        Trait.FINDS_NO_RECORDS,
        Trait.OFTEN_SEVERAL,
        Trait.WEAK_OF_THINGS,
        Trait.TELLS_LITTLE,
        Trait.LOOKED_FOR);
  }

  @Override
  public Guide guide() {
    return new Guide("`1997`", "equal, one or two off, further");
  }

  @Override
  public Optional<String> term() {
    return Optional.empty();
  }

  @Override
  public Optional<ValueKind> value() {
    return Optional.of(ValueKind.YEAR);
  }

  @Override
  public double share() {
    return 0.02;
  }

  @Override
  String compared(String raw, String folded, boolean decimalComma) {
    Matcher m = NUMBER.matcher(folded.replace(",", ""));
    return m.find() && Double.parseDouble(m.group()) > 0 ? m.group() : "";
  }

  @Override
  String form(String value, String folded) {
    return folded;
  }

  @Override
  public Optional<String> exchanged(String text) {
    return Optional.of(text.strip()).filter(FOUR_DIGITS.asMatchPredicate());
  }
}
