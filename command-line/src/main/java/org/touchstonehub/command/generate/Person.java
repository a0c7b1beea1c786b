package org.touchstonehub.command.generate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as they are, before any system wrote them down wrongly.
 *
 * @param birthName the family name before a marriage, or null if there was no other
 * @param formerHome where they lived before, or null if they never moved
 * @param landline null without one
 * @param loyaltyNumber null without a card
 */
record Person(
    String given,
    String middle,
    String family,
    @Nullable String birthName,
    boolean male,
    LocalDate born,
    Address home,
    @Nullable Address formerHome,
    String mobile,
    @Nullable String landline,
    String email,
    String otherEmail,
    @Nullable String loyaltyNumber,
    String taxId,
    String iban) {

  Country country() {
    return home.country();
  }

  Person at(Address elsewhere) {
    return new Person(
        given,
        middle,
        family,
        birthName,
        male,
        born,
        elsewhere,
        home,
        mobile,
        landline,
        email,
        otherEmail,
        loyaltyNumber,
        taxId,
        iban);
  }
}
