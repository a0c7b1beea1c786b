package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.CheckDigits;
import org.touchstonehub.match.standardise.CheckDigits.Proof;

/** A number for taxes that an authority gives to one person or body. */
final class TaxId extends IssuedNumber {
  TaxId() {
    super("tax-id", Classification.RESTRICTED, SurvivorshipRule.MOST_TRUSTED, Trait.ISSUED_ONCE);
  }

  @Override
  public Guide guide() {
    return new Guide("VAT or personal tax number", "equal or one digit off; strong");
  }

  @Override
  public Optional<String> term() {
    return Optional.of("Tax number");
  }

  @Override
  public Grading grading() {
    return new Grading(.92, .06, .02);
  }

  @Override
  public int rank() {
    return 9;
  }

  @Override
  public Proof proof(String value) {
    return CheckDigits.ofVat(value);
  }

  @Override
  Optional<ValueFault> faultOf(String compact) {
    return Optional.of(ValueFault.WRONG_CHECK_DIGITS)
        .filter(fault -> proof(compact) == Proof.WRONG);
  }
}
