package org.touchstonehub.match.type;

import java.util.Optional;

/** A person's first name. */
final class GivenName extends SemanticType {
  GivenName() {
    super(
        "given-name",
        Subject.PEOPLE,
        ColumnForm.WORDS,
        Classification.PERSONAL,
        SurvivorshipRule.MOST_FREQUENT);
  }

  @Override
  public Guide guide() {
    return new Guide(
        "`Ada`, `J.`",
        "compared with typing errors, sound, initials and nicknames (`Bill` and"
            + " `William`) in mind; rare names weigh more; swapped given and family "
            + "names are found");
  }

  @Override
  public Optional<NamePart> namePart() {
    return Optional.of(NamePart.GIVEN);
  }

  @Override
  public double share() {
    return 0.005;
  }

  @Override
  public int nearness() {
    return 4;
  }
}
