package org.touchstonehub.command.generate;

import static org.touchstonehub.command.generate.Source.shares;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Suppliers: organisations, as an ERP system, procurement and scanned invoices know them. */
final class Suppliers implements World {
  private static final List<Source> SOURCES =
      List.of(
          new Source(
              "erp",
              "7",
              0.65,
              0.10,
              0.7,
              shares(
                  "street 0.04, postcode 0.04, city 0.02, country 0.04, phone 0.30, email 0.40, "
                      + "website 0.70, vat_number 0.15, iban 0.25, lei 0.50"),
              List.of(),
              List.of(),
              0.10),
          new Source(
              "procurement",
              "7",
              0.50,
              0.14,
              1.0,
              shares(
                  "street 0.15, postcode 0.10, city 0.05, country 0.10, phone 0.20, email 0.20, "
                      + "website 0.35, vat_number 0.45, iban 0.80, lei 0.90"),
              List.of(),
              List.of(),
              0.03),
          new Source(
              "invoices",
              "INV-7",
              0.45,
              0.18,
              1.5,
              shares(
                  "street 0.12, postcode 0.10, city 0.08, country 0.50, phone 0.45, email 0.70, "
                      + "website 0.80, vat_number 0.35, iban 0.25, lei 1.0"),
              List.of(),
              List.of(),
              0.40));

  private final Draw draw;
  private final Organisations makers;
  private final OrganisationScribe scribe;
  private final List<Organisation> organisations = new ArrayList<>();

  Suppliers(Draw draw, Tally tally) {
    this.draw = draw;
    makers = new Organisations(draw, tally);
    scribe = new OrganisationScribe(draw, tally);
  }

  @Override
  public List<Source> sources() {
    return SOURCES;
  }

  @Override
  public int more() {
    organisations.addAll(makers.next());
    return organisations.size();
  }

  @Override
  public Map<String, String> write(int thing, Source source) {
    return scribe.write(organisations.get(thing), source, source.name().equals("invoices"));
  }

  @Override
  public Map<String, String> writeMoved(int thing, Source source) {
    Organisation o = organisations.get(thing);
    Address seat = o.country().address(draw);
    organisations.set(
        thing,
        new Organisation(
            o.core(),
            o.formerCore(),
            o.activity(),
            o.legalForm(),
            seat,
            o.seat(),
            o.country().landline(draw, seat),
            o.host(),
            o.vatNumber(),
            o.iban(),
            o.secondIban(),
            o.lei()));
    return write(thing, source);
  }
}
