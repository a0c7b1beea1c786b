package org.touchstonehub.command.generate;

/** Where somebody lives or sits; the postcode follows from town, street and number. */
record Address(Country country, String street, int number, String town, String postcode) {
  /** House number and street in the country's order. */
  String line() {
    return country.addressLine(street, number);
  }
}
