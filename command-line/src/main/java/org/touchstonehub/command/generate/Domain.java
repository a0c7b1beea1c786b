package org.touchstonehub.command.generate;

import java.util.List;
import java.util.Locale;

/** A kind of master record, with the columns and the source systems of its demo data. */
public enum Domain {
  CUSTOMER(
      "given_name,middle_name,family_name,gender,birth_date,street,postcode,city,country,phone,email,"
          + "loyalty_number",
      "crm,shop,service-desk"),
  SUPPLIER(
      "name,street,postcode,city,country,phone,email,website,vat_number,iban,lei",
      "erp,procurement,invoices"),
  EMPLOYEE(
      "given_name,middle_name,family_name,gender,birth_date,street,postcode,city,country,phone,email,"
          + "tax_id,iban,job_title,department",
      "hr,payroll,directory");

  private final String columns;
  private final String sources;

  Domain(String columns, String sources) {
    this.columns = columns;
    this.sources = sources;
  }

  /** As written in file names and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The columns after {@code id} and {@code source}. */
  public List<String> columns() {
    return List.of(columns.split(",", -1));
  }

  /** The source systems, the most trusted first. */
  public List<String> sources() {
    return List.of(sources.split(",", -1));
  }
}
