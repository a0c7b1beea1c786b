package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.Emails;
import org.touchstonehub.match.standardise.Several;
import org.touchstonehub.match.standardise.StandardValue;
import org.touchstonehub.match.standardise.ValueKind;

/** An e-mail address; a record may have several. */
final class Email extends SemanticType {
  Email() {
    super(
        "email",
        Subject.EMAIL,
        ColumnForm.LIST,
        Classification.PERSONAL,
        SurvivorshipRule.MOST_RECENT);
  }

  @Override
  public Guide guide() {
    return new Guide("`ada@example.org`", "whole, and the part before the @");
  }

  @Override
  public Optional<String> term() {
    return Optional.of("E-mail address");
  }

  @Override
  public Optional<ValueKind> value() {
    return Optional.of(ValueKind.EMAIL);
  }

  @Override
  public double share() {
    return 1e-6;
  }

  @Override
  public double replaced() {
    return 0.3;
  }

  @Override
  public int rank() {
    return 7;
  }

  @Override
  String compared(String raw, String folded, boolean decimalComma) {
    return Emails.mailbox(folded);
  }

  @Override
  String form(String value, String folded) {
    return each(value);
  }

  @Override
  Optional<ValueFault> fault(String value, String folded) {
    boolean leads = Several.of(ValueKind.EMAIL, value).stream().allMatch(Emails::isAddress);
    return leads ? Optional.empty() : Optional.of(ValueFault.NO_ADDRESS);
  }

  @Override
  public Optional<String> exchanged(String text) {
    return StandardValue.email(text.strip());
  }

  @Override
  public Sharing shared() {
    return Sharing.ONE_WITH_MORE;
  }

  /** A mailbox is mostly called as its owner is. */
  @Override
  public boolean mayDeriveFrom(SemanticType other) {
    return other.namePart().isPresent();
  }
}
