package org.touchstonehub.match.type;

import java.util.Optional;

/** A person's whole name in one column. */
final class FullName extends SemanticType {
  FullName() {
    super(
        "full-name",
        Subject.PEOPLE,
        ColumnForm.WORDS,
        Classification.PERSONAL,
        SurvivorshipRule.MOST_COMPLETE,
        Trait.IN_ANY_ORDER);
  }

  @Override
  public Guide guide() {
    return new Guide(
        "`Byron, Ada`",
        "the whole name in one column; taken apart and compared with the other " + "name columns");
  }

  @Override
  public Optional<NamePart> namePart() {
    return Optional.of(NamePart.WHOLE);
  }

  @Override
  public double share() {
    return 0.001;
  }

  @Override
  public int nearness() {
    return 2;
  }

  @Override
  public boolean mayDeriveFrom(SemanticType other) {
    return other.namePart().filter(part -> part != NamePart.WHOLE).isPresent();
  }
}
