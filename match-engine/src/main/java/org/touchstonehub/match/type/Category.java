package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.ValueKind;

/** One of few values: gender, occupation, venue, type of cuisine. */
final class Category extends SemanticType {
  Category() {
    super(
        "category",
        Subject.OTHER,
        ColumnForm.ONE,
        Classification.PERSONAL,
        SurvivorshipRule.MOST_FREQUENT,
        Trait.FEW_VALUES,
        Trait.DERIVES_BY_NAME,
        Trait.FINDS_NO_RECORDS,
        Trait.OFTEN_SEVERAL,
        Trait.WEAK_OF_PERSONS,
        Trait.TELLS_LITTLE);
  }

  @Override
  public Guide guide() {
    return new Guide(
        "`F`, `restaurant`, `VLDB`", "equal or not; learns which values stand for the same");
  }

  @Override
  public Optional<String> term() {
    return Optional.empty();
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
    return new Grading(.8, .01, .19);
  }
}
