package org.touchstonehub.command.generate;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a person down as a source system would, with what goes wrong there. */
final class PersonScribe {
  private final Draw draw;
  private final Slips slips;
  private final Scribe scribe;
  private final Tally tally;

  PersonScribe(Draw draw, Tally tally) {
    this.draw = draw;
    this.tally = tally;
    slips = new Slips(draw);
    scribe = new Scribe(draw);
  }

  Map<String, String> write(Person person, Source source) {
    double errors = source.errors();
    Map<String, String> row = new LinkedHashMap<>();
    names(person, errors, row);
    row.put("gender", source.genders().get(person.male() != draw.chance(0.008 * errors) ? 1 : 0));
    LocalDate born = draw.chance(0.06 * errors) ? slips.date(person.born()) : person.born();
    row.put("birth_date", dated(born, draw.from(source.dates())));
    contact(person, errors, row);
    row.put("tax_id", person.taxId());
    row.put("iban", person.iban());
    boolean slipped = slip(row, errors) || !born.equals(person.born());
    place(person, source, errors, row);
    if (slipped) tally.count(Phenomenon.SLIP);
    if (scribe.leaveOut(row, source)) tally.count(Phenomenon.MISSING_VALUE);
    return scribe.capitals(row, source);
  }

  private void names(Person person, double errors, Map<String, String> row) {
    String given = person.given();
    String middle = person.middle();
    String family = person.family();
    List<String> nicknames = person.country().nicknamesOf(given);
    if (draw.chance(0.10 * errors) && !nicknames.isEmpty()) {
      given = draw.from(nicknames);
      tally.count(Phenomenon.NICKNAME);
    } else if (draw.chance(0.025 * errors)) {
      given = given.charAt(0) + ".";
      tally.count(Phenomenon.NICKNAME);
    } else if (draw.chance(0.02 * errors)) {
      given = middle;
      middle = person.given();
      tally.count(Phenomenon.NICKNAME);
    }
    if (person.birthName() != null && draw.chance(0.13)) {
      family = draw.chance(0.65) ? person.birthName() : family + "-" + person.birthName();
      tally.count(Phenomenon.BIRTH_NAME);
    }
    if (family.indexOf(' ') > 0
        && person.country().code.equals("ES")
        && draw.chance(0.2 * errors)) {
      family = family.substring(0, family.indexOf(' '));
    }
    if (draw.chance(0.45 * errors)) {
      given = slips.plain(given);
      family = slips.plain(family);
    }
    boolean swapped = draw.chance(0.018 * errors);
    if (swapped) tally.count(Phenomenon.SWAPPED_NAMES);
    row.put("given_name", swapped ? family : given);
    row.put("middle_name", draw.chance(0.5) ? middle.substring(0, 1) : middle);
    row.put("family_name", swapped ? given : family);
  }

  private void contact(Person person, double errors, Map<String, String> row) {
    boolean atHome = person.landline() != null && draw.chance(0.45);
    String phone = atHome && person.landline() != null ? person.landline() : person.mobile();
    if (draw.chance(0.10)) phone = person.country().mobile(draw); // an old number, or the partner's
    row.put(
        "phone",
        scribe.phone(draw.chance(0.05 * errors) ? slips.digit(phone) : phone, person.country()));
    row.put("email", draw.chance(0.22) ? person.otherEmail() : person.email());
    put(row, "loyalty_number", person.loyaltyNumber());
  }

  private void place(Person person, Source source, double errors, Map<String, String> row) {
    Address address = person.home();
    if (person.formerHome() != null && draw.chance(0.5)) {
      address = person.formerHome();
      tally.count(Phenomenon.FORMER_ADDRESS);
    }
    scribe.place(address, source, errors, row);
  }

  /** Slips of keyboard and ear in names and addresses of e-mail; true if there was one. */
  private boolean slip(Map<String, String> row, double errors) {
    boolean slipped = false;
    for (String column : List.of("given_name", "family_name")) {
      if (draw.chance(0.075 * errors)) {
        row.merge(column, "", (name, none) -> slips.typed(name));
        slipped = true;
      }
      if (draw.chance(0.06 * errors)) {
        row.merge(column, "", (name, none) -> slips.heard(name));
        slipped = true;
      }
    }
    if (draw.chance(0.05 * errors)) {
      row.merge("email", "", (email, none) -> slips.typed(email));
      slipped = true;
    }
    for (String number : List.of("loyalty_number", "tax_id", "iban")) {
      if (row.containsKey(number) && draw.chance(0.03 * errors)) {
        row.merge(number, "", (digits, none) -> slips.digit(digits));
        slipped = true;
      }
    }
    return slipped;
  }

  private static void put(Map<String, String> row, String column, @Nullable String value) {
    if (value != null) row.put(column, value);
  }

  private static String dated(LocalDate day, String form) {
    return form.replace("Y", String.format(Locale.ROOT, "%04d", day.getYear()))
        .replace("M", String.format(Locale.ROOT, "%02d", day.getMonthValue()))
        .replace("D", String.format(Locale.ROOT, "%02d", day.getDayOfMonth()));
  }
}
