package org.touchstonehub.command.generate;

import static org.touchstonehub.command.generate.Source.shares;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Customers: households, as a CRM, a web shop and a service desk know them. */
final class Customers implements World {
  private static final List<Source> SOURCES =
      List.of(
          new Source(
              "crm",
              "1",
              0.62,
              0.10,
              0.8,
              shares(
                  "middle_name 0.60, gender 0.05, birth_date 0.10, street 0.06, postcode 0.04, "
                      + "city 0.03, country 0.15, phone 0.28, email 0.40, loyalty_number 0.75"),
              List.of("Y-M-D"),
              List.of("F", "M"),
              0.05),
          new Source(
              "shop",
              "1",
              0.50,
              0.14,
              1.1,
              shares(
                  "middle_name 0.92, gender 0.45, birth_date 0.50, street 0.10, postcode 0.05, "
                      + "city 0.05, country 0.05, phone 0.40, email 0.02, loyalty_number 0.45"),
              List.of("D/M/Y", "D.M.Y"),
              List.of("female", "male"),
              0.04),
          new Source(
              "service-desk",
              "SD-1",
              0.36,
              0.16,
              1.5,
              shares(
                  "middle_name 0.96, gender 0.30, birth_date 0.35, street 0.30, postcode 0.10, "
                      + "city 0.08, country 0.40, phone 0.06, email 0.55, loyalty_number 0.85"),
              List.of("YMD", "D.M.Y"),
              List.of("f", "m"),
              0.10));

  private final Draw draw;
  private final Households households;
  private final PersonScribe scribe;
  private final List<Person> people = new ArrayList<>();

  Customers(Draw draw, Tally tally) {
    this.draw = draw;
    households = new Households(draw, tally, 1936, 2006);
    scribe = new PersonScribe(draw, tally);
  }

  @Override
  public List<Source> sources() {
    return SOURCES;
  }

  @Override
  public int more() {
    people.addAll(households.next());
    return people.size();
  }

  @Override
  public Map<String, String> write(int thing, Source source) {
    return scribe.write(people.get(thing), source);
  }

  @Override
  public Map<String, String> writeMoved(int thing, Source source) {
    Person person = people.get(thing);
    people.set(thing, person.at(person.country().address(draw)));
    return write(thing, source);
  }
}
