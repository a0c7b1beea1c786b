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
        SurvivorshipRule.MOST_RECENT);
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
  public boolean hasFewValues() {
    return true;
  }

  @Override
  public boolean isWeakOfPersons() {
    return true;
  }

  @Override
  public boolean isSaidByChance() {
    return true;
  }

  @Override
  String compared(String raw, String folded, boolean decimalComma) {
    return Countries.code(raw).map(Folding::fold).orElseGet(() -> words(folded));
  }

  @Override
  public Optional<String> exchanged(String text) {
    return Countries.code(text.strip());
  }

  @Override
  public boolean findsRecords() {
    return false;
  }
}
