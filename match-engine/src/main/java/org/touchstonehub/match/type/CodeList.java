package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.TokenKind;

/** Several codes in one column: patent classes. */
final class CodeList extends SemanticType {
  CodeList() {
    super(
        "code-list",
        Subject.CODES,
        ColumnForm.LIST,
        Classification.INTERNAL,
        SurvivorshipRule.MOST_COMPLETE,
        Trait.IN_ANY_ORDER,
        Trait.FINDS_NO_RECORDS,
        Trait.OFTEN_SEVERAL,
        Trait.TELLS_LITTLE,
        Trait.LOOKED_FOR);
  }

  @Override
  public Guide guide() {
    return new Guide("`H04Q; G01S`", "how many codes two lists share, only a hint");
  }

  @Override
  public Optional<String> term() {
    return Optional.empty();
  }

  @Override
  public Optional<TokenKind> words() {
    return Optional.of(TokenKind.CODE_LIST);
  }
}
