package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.TokenKind;

/** Prose. */
final class LongText extends SemanticType {
  LongText() {
    super(
        "long-text",
        Subject.TITLE,
        ColumnForm.WORDS,
        Classification.PERSONAL,
        SurvivorshipRule.MOST_COMPLETE);
  }

  @Override
  public Guide guide() {
    return new Guide("a description", "overlap of rare words, only a hint");
  }

  @Override
  public Optional<String> term() {
    return Optional.empty();
  }

  @Override
  public Optional<TokenKind> words() {
    return Optional.of(TokenKind.LONG_TEXT);
  }

  @Override
  public boolean isNeverEqual() {
    return true;
  }

  @Override
  public boolean tellsLittle() {
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
