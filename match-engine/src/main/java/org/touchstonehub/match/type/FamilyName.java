package org.touchstonehub.match.type;

import java.util.Optional;

/** A person's last name. */
final class FamilyName extends SemanticType {
  FamilyName() {
    super(
        "family-name",
        Subject.PEOPLE,
        ColumnForm.WORDS,
        Classification.PERSONAL,
        SurvivorshipRule.MOST_FREQUENT);
  }

  @Override
  public Guide guide() {
    return new Guide("`Byron`, `van der Meer`, `Müller`", "as given names, without nicknames");
  }

  @Override
  public Optional<NamePart> namePart() {
    return Optional.of(NamePart.FAMILY);
  }

  @Override
  public double share() {
    return 0.001;
  }

  @Override
  public int nearness() {
    return 0;
  }
}
