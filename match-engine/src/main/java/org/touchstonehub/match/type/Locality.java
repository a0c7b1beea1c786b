package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.ValueKind;

/** Town, suburb, place of birth. */
final class Locality extends SemanticType {
  Locality() {
    super(
        "locality",
        Subject.PLACE,
        ColumnForm.WORDS,
        Classification.PERSONAL,
        SurvivorshipRule.MOST_RECENT,
        Trait.FINDS_NO_RECORDS);
  }

  @Override
  public Guide guide() {
    return new Guide(
        "`Berlin`, place of birth", "with typing errors in mind; rare places weigh more");
  }

  @Override
  public Optional<String> term() {
    return Optional.of("Town");
  }

  @Override
  public Optional<ValueKind> value() {
    return Optional.of(ValueKind.PLACE);
  }

  @Override
  public double share() {
    return 0.02;
  }

  @Override
  public double replaced() {
    return 0.1;
  }

  @Override
  public Grading grading() {
    return new Grading(.85, .07, .08);
  }

  @Override
  public int rank() {
    return 2;
  }
}
