package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.TokenKind;

/** A short title or label. */
final class Text extends SemanticType {
  Text() {
    super(
        "text",
        Subject.TITLE,
        ColumnForm.WORDS,
        Classification.INTERNAL,
        SurvivorshipRule.MOST_COMPLETE,
        Trait.TITLE,
        Trait.IN_ANY_ORDER,
        Trait.DERIVES_BY_NAME,
        Trait.OFTEN_SEVERAL,
        Trait.TELLS_LITTLE);
  }

  @Override
  public Guide guide() {
    return new Guide(
        "`Canon EOS 5D body`",
        "a title or label, word by word; numbers in it matter. One beside the "
            + "title that turns out to hold codes (`DSC-H70`) is compared as an "
            + "`identifier`");
  }

  @Override
  public Optional<String> term() {
    return Optional.empty();
  }

  @Override
  public Optional<TokenKind> words() {
    return Optional.of(TokenKind.TEXT);
  }

  @Override
  public int nearness() {
    return 3;
  }

  /** A text beside the title may turn out to hold codes. */
  @Override
  public Optional<SemanticType> ifOfCodes() {
    return Optional.of(IDENTIFIER);
  }
}
