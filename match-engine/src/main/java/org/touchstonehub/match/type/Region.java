package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.ValueKind;

/** State, province, county. */
final class Region extends SemanticType {
  Region() {
    super(
        "region",
        Subject.PLACE,
        ColumnForm.WORDS,
        Classification.PERSONAL,
        SurvivorshipRule.MOST_RECENT,
        Trait.FEW_VALUES,
        Trait.SAID_BY_CHANCE,
        Trait.FINDS_NO_RECORDS,
        Trait.WEAK_OF_PERSONS);
  }

  @Override
  public Guide guide() {
    return new Guide("`NSW`, `Kent`", "equal or not");
  }

  @Override
  public Optional<ValueKind> value() {
    return Optional.of(ValueKind.CATEGORY);
  }

  @Override
  public double share() {
    return 0.1;
  }

  @Override
  public Grading grading() {
    return new Grading(.85, .07, .08);
  }

  @Override
  public int rank() {
    return 1;
  }
}
