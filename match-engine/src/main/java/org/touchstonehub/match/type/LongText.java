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
        SurvivorshipRule.MOST_COMPLETE,
        Trait.NEVER_EQUAL,
        Trait.FINDS_NO_RECORDS,
        Trait.OFTEN_SEVERAL,
        Trait.TELLS_LITTLE);
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
}
