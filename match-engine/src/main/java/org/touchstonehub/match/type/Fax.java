package org.touchstonehub.match.type;

import java.util.Optional;

/**
 * A fax number: as a telephone number, but never compared with one. A house has one fax for many
 * telephones, so that the two together would make strangers of one house agree.
 */
final class Fax extends Phone {
  Fax() {
    super("fax");
  }

  @Override
  public Guide guide() {
    return new Guide("`030 / 123 45 68`", "as `phone`, but a column of its own");
  }

  @Override
  public Optional<String> term() {
    return Optional.of("Fax number");
  }
}
