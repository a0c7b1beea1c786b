package org.touchstonehub.command.generate;

import org.jspecify.annotations.Nullable;

/**
 * An organisation as it is registered.
 *
 * @param core what tells it from others: an invented word, a family, a town
 * @param formerCore the core before it was renamed, or null
 * @param seat where it sits; {@code formerSeat} is null if it never moved
 * @param host its domain on the Internet
 * @param lei its Legal Entity Identifier, or null without one
 */
record Organisation(
    String core,
    @Nullable String formerCore,
    String activity,
    String legalForm,
    Address seat,
    @Nullable Address formerSeat,
    String phone,
    String host,
    String vatNumber,
    String iban,
    String secondIban,
    @Nullable String lei) {

  Country country() {
    return seat.country();
  }
}
