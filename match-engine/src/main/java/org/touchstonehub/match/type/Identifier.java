package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.Placeholders;

/** An identifier that the real-world thing carries, not the key of a source record. */
final class Identifier extends CodedValue {
  /** Digits below which it is not taken for made up. */
  private static final int FEWEST_DIGITS = 8;

  Identifier() {
    super(
        "identifier",
        Subject.IDENTIFIER,
        Classification.PERSONAL,
        SurvivorshipRule.MOST_TRUSTED,
        Trait.DERIVES_BY_NAME,
        Trait.OFTEN_SEVERAL);
  }

  @Override
  public Guide guide() {
    return new Guide(
        "loyalty number, licence number, model number",
        "the same; one that is contained in the other (`VER97185`, `97185`) is "
            + "a level of its own. A number that the real thing carries, **not** the "
            + "key that a source gives its record: that is `id`");
  }

  @Override
  public Optional<String> term() {
    return Optional.empty();
  }

  @Override
  public Grading grading() {
    return new Grading(.88, .06, .06);
  }

  @Override
  public int rank() {
    return 12;
  }

  /** Such a number may be counted from 1, so only long runs are taken for made up. */
  @Override
  String number(String compact) {
    return Placeholders.isMadeUp(compact, FEWEST_DIGITS) ? "" : compact;
  }

  @Override
  public Sharing shared() {
    return Sharing.ONE_IF_SELDOM;
  }
}
