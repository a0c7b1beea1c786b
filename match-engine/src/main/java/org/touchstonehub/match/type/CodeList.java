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
        SurvivorshipRule.MOST_COMPLETE);
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

  @Override
  public boolean isLookedFor() {
    return true;
  }

  @Override
  public boolean tellsLittle() {
    return true;
  }

  @Override
  public boolean standsInAnyOrder() {
    return true;
  }

  @Override
  public boolean findsRecords() {
    return false;
  }

  @Override
  public boolean isOftenSeveral() {
    return true;
  }
}
