package org.touchstonehub.match.type;

import java.util.Optional;
import java.util.regex.Pattern;
import org.touchstonehub.match.standardise.CheckDigits;
import org.touchstonehub.match.standardise.CheckDigits.Proof;
import org.touchstonehub.match.standardise.StandardValue;

/** Legal Entity Identifier, ISO 17442. */
final class Lei extends IssuedNumber {
  private static final Pattern FORM = Pattern.compile("[A-Z0-9]{18}\\d{2}");

  Lei() {
    super("lei", Classification.PUBLIC, SurvivorshipRule.MOST_TRUSTED, Trait.ISSUED_ONCE);
  }

  @Override
  public Guide guide() {
    return new Guide("`5493001KJTIIGC8Y1R12`", "the same");
  }

  @Override
  public Optional<String> term() {
    return Optional.of("Legal Entity Identifier");
  }

  @Override
  public Grading grading() {
    return new Grading(.92, .06, .02);
  }

  @Override
  public int rank() {
    return 10;
  }

  @Override
  public Proof proof(String value) {
    return CheckDigits.ofLei(value);
  }

  /** Each has 20 signs, wherever it was issued. */
  @Override
  Optional<ValueFault> faultOf(String compact) {
    if (CheckDigits.isLei(compact)) return Optional.empty();
    return Optional.of(
        FORM.matcher(compact).matches() ? ValueFault.WRONG_CHECK_DIGITS : ValueFault.WRONG_FORM);
  }

  @Override
  public Optional<String> exchanged(String text) {
    return Optional.of(StandardValue.compact(text)).filter(CheckDigits::isLei);
  }
}
