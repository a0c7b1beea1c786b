package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.TokenKind;

/** Several persons in one column: authors, inventors. */
final class PersonList extends SemanticType {
  PersonList() {
    super(
        "person-list",
        Subject.PEOPLE,
        ColumnForm.LIST,
        Classification.PERSONAL,
        SurvivorshipRule.MOST_COMPLETE,
        Trait.IN_ANY_ORDER,
        Trait.LOOKED_FOR);
  }

  @Override
  public Guide guide() {
    return new Guide("`Ada Byron; Charles Babbage`", "how many names two lists share");
  }

  @Override
  public Optional<String> term() {
    return Optional.empty();
  }

  @Override
  public Optional<TokenKind> words() {
    return Optional.of(TokenKind.PERSON_LIST);
  }
}
