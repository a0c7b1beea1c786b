package org.touchstonehub.match.type;

import java.util.Optional;

/** What stands between a person's first and last name. */
final class MiddleName extends SemanticType {
  MiddleName() {
    super(
        "middle-name",
        Subject.PEOPLE,
        ColumnForm.WORDS,
        Classification.PERSONAL,
        SurvivorshipRule.MOST_COMPLETE);
  }

  @Override
  public Guide guide() {
    return new Guide("`Augusta`, `M`", "as given names, weighs less");
  }

  @Override
  public Optional<NamePart> namePart() {
    return Optional.of(NamePart.MIDDLE);
  }

  @Override
  public double share() {
    return 0.005;
  }
}
