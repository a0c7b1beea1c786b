package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.Countries;
import org.touchstonehub.match.standardise.Folding;
import org.touchstonehub.match.standardise.ValueKind;

/** A country, by name or code, in any language. */
final class Country extends SemanticType {
  Country() {
    super(
        "country",
        Subject.COUNTRY,
        ColumnForm.ONE,
        Classification.INTERNAL,
        SurvivorshipRule.MOST_RECENT,
        Trait.FEW_VALUES,
        Trait.SAID_BY_CHANCE,
        Trait.FINDS_NO_RECORDS,
        Trait.WEAK_OF_PERSONS);
  }

  @Override
  public Guide guide() {
    return new Guide("`DE`, `Germany`", "equal or not");
  }

  @Override
  public Optional<ValueKind> value() {
    return Optional.of(ValueKind.CATEGORY);
  }

  @Override
  public double share() {
    return 0.3;
  }

  @Override
  public Grading grading() {
    return new Grading(.95, .01, .04);
  }

  @Override
  public int rank() {
    return 0;
  }

  @Override
  String compared(String raw, String folded, boolean decimalComma) {
    return Countries.code(raw).map(Folding::fold).orElseGet(() -> words(folded));
  }

  /** A name may be one in a language that nobody thought of; a code of two letters is told. */
  @Override
  Optional<ValueFault> fault(String value, String folded) {
    return Optional.of(ValueFault.NO_SUCH_COUNTRY).filter(fault -> Countries.isNoCode(folded));
  }

  @Override
  public Optional<String> exchanged(String text) {
    return Countries.code(text.strip());
  }
}
