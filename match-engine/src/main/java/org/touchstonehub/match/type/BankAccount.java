package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.CheckDigits;
import org.touchstonehub.match.standardise.CheckDigits.Proof;
import org.touchstonehub.match.standardise.StandardValue;

/** A bank account, mostly an IBAN (ISO 13616). */
final class BankAccount extends IssuedNumber {
  BankAccount() {
    super("bank-account", Classification.RESTRICTED, SurvivorshipRule.MOST_RECENT);
  }

  @Override
  public Guide guide() {
    return new Guide("IBAN", "the same");
  }

  @Override
  public Grading grading() {
    return new Grading(.88, .06, .06);
  }

  @Override
  public int rank() {
    return 11;
  }

  @Override
  public Proof proof(String value) {
    return CheckDigits.ofIban(value);
  }

  @Override
  Optional<ValueFault> faultOf(String compact) {
    return Optional.of(ValueFault.WRONG_CHECK_DIGITS)
        .filter(fault -> CheckDigits.ofAccount(compact) == Proof.WRONG);
  }

  @Override
  public Optional<String> exchanged(String text) {
    return Optional.of(StandardValue.compact(text)).filter(CheckDigits::isIban);
  }

  /** One account is written in several ways. */
  @Override
  public boolean mayDeriveFrom(SemanticType other) {
    return other == this;
  }
}
