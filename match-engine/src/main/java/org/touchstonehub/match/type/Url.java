package org.touchstonehub.match.type;

import java.util.Optional;

/** A web address. */
final class Url extends CodedValue {
  Url() {
    super(
        "url",
        Subject.WEB,
        Classification.INTERNAL,
        SurvivorshipRule.MOST_TRUSTED,
        Trait.DERIVES_BY_NAME);
  }

  @Override
  public Guide guide() {
    return new Guide("`www.acme.example/en`", "web site");
  }

  @Override
  public Optional<String> term() {
    return Optional.of("Web site");
  }

  @Override
  public Grading grading() {
    return new Grading(.8, .03, .17);
  }

  @Override
  public int rank() {
    return 6;
  }
}
