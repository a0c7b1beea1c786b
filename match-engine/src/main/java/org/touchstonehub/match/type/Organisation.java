package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.standardise.Words;

/** The name of a firm, an authority, a club. */
final class Organisation extends SemanticType {
  Organisation() {
    super(
        "organisation",
        Subject.TITLE,
        ColumnForm.WORDS,
        Classification.INTERNAL,
        SurvivorshipRule.MOST_TRUSTED,
        Trait.TITLE,
        Trait.IN_ANY_ORDER,
        Trait.IN_OTHER_WORDS,
        Trait.TELLS_LITTLE);
  }

  @Override
  public Guide guide() {
    return new Guide(
        "`Acme GmbH`, `The Acme Company`",
        "word by word, rare words weigh more; legal forms of all countries "
            + "count for nothing (`Ltd`, `ООО`, `株式会社`)");
  }

  @Override
  public Optional<String> term() {
    return Optional.of("Organisation name");
  }

  @Override
  public Optional<TokenKind> words() {
    return Optional.of(TokenKind.ORGANISATION);
  }

  @Override
  public int nearness() {
    return 1;
  }

  @Override
  String form(String value, String folded) {
    return String.join(" ", Words.ofOrganisation(value));
  }
}
