package org.touchstonehub.command.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes organisations: alone, as tenants of an office centre with one switchboard, or as a group at
 * one address, whose members are not the same organisation however alike their records are.
 */
final class Organisations {
  private static final WordFile BUSINESS = new WordFile("business");

  private final Draw draw;
  private final Tally tally;
  private final Zipf names = new Zipf(BUSINESS.words("names"), 15);
  private final List<String> heads = BUSINESS.words("name-heads");
  private final List<String> tails = BUSINESS.words("name-tails");
  private final List<Organisation> centres = new ArrayList<>();

  Organisations(Draw draw, Tally tally) {
    this.draw = draw;
    this.tally = tally;
  }

  /** One organisation, or the members of a group. */
  List<Organisation> next() {
    Country country = Country.any(draw);
    if (draw.chance(0.07)) return group(country);
    String core = core(country);
    Address seat = country.address(draw);
    String phone = country.landline(draw, seat);
    if (draw.chance(0.10)) {
      Organisation centre = centre(country, seat, phone);
      seat = centre.seat();
      phone = centre.phone();
      tally.count(Phenomenon.SHARED_SWITCHBOARD);
    }
    return List.of(organisation(country, core, seat, phone, host(country, core), null));
  }

  /** An office centre of the country; now and then a new one opens. */
  private Organisation centre(Country country, Address seat, String phone) {
    List<Organisation> here = centres.stream().filter(c -> c.country() == country).toList();
    if (!here.isEmpty() && !draw.chance(0.25)) return draw.from(here);
    Organisation centre = organisation(country, "", seat, phone, "", null);
    centres.add(centre);
    return centre;
  }

  private List<Organisation> group(Country country) {
    String core = core(country);
    Address seat = country.address(draw);
    String phone = country.landline(draw, seat);
    String host = host(country, core);
    List<Organisation> members = new ArrayList<>();
    int size = 2 + draw.below(4);
    for (int i = 0; i < size; i++) {
      Address own = draw.chance(0.15) ? country.address(draw) : seat;
      String line = draw.chance(0.2) ? country.landline(draw, own) : phone;
      if (own.equals(seat)) tally.count(Phenomenon.GROUP_AT_ONE_ADDRESS);
      if (line.equals(phone)) tally.count(Phenomenon.SHARED_SWITCHBOARD);
      members.add(organisation(country, core, own, line, host, i == 0 ? null : members.get(0)));
    }
    return members;
  }

  private Organisation organisation(
      Country country,
      String core,
      Address seat,
      String phone,
      String host,
      @Nullable Organisation parent) {
    String iban = Numbers.iban(draw, country.code);
    String vat = Numbers.vat(draw, country.code);
    if (parent != null && draw.chance(0.20)) iban = parent.iban(); // one account for the group
    if (parent != null && draw.chance(0.15)) vat = parent.vatNumber(); // taxed as one
    return new Organisation(
        core,
        draw.chance(0.05) ? core(country) : null,
        activity(country),
        draw.from(List.copyOf(country.legalForms.keySet())),
        seat,
        draw.chance(0.12) ? country.address(draw) : null,
        phone,
        host,
        vat,
        iban,
        draw.chance(0.2) ? Numbers.iban(draw, country.code) : iban,
        draw.chance(0.4) ? Numbers.lei(draw) : null);
  }

  private String activity(Country country) {
    return draw.from(
        BUSINESS.words(country.code.equals("GB") ? "activities" : "activities-" + country.code));
  }

  private String core(Country country) {
    return switch (draw.below(10)) {
      case 0, 1, 2 -> draw.from(heads) + draw.from(tails);
      case 3, 4 -> country.surname(draw, false);
      case 5 -> country.surname(draw, false) + " & " + country.surname(draw, false);
      case 6 -> country.address(draw).town();
      case 7 -> draw.fill("@@@");
      default -> names.word(draw);
    };
  }

  private String host(Country country, String core) {
    String name = Slips.ascii(core).toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    return country.host(
        draw.chance(0.3) ? name + "-" + draw.fill("@@").toLowerCase(Locale.ROOT) : name);
  }
}
