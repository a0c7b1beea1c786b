package org.touchstonehub.command.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes people, one household at a time: couples, children, twins and children named as a parent,
 * who are not the same person however alike their records are.
 */
final class Households {
  private static final double[] SIZE_UP_TO = {0.50, 0.73, 0.86, 0.95, 1.0};

  private final Draw draw;
  private final Tally tally;
  private final int oldest;
  private final int youngest;

  /** People born in the years from {@code oldest} to {@code youngest}. */
  Households(Draw draw, Tally tally, int oldest, int youngest) {
    this.draw = draw;
    this.tally = tally;
    this.oldest = oldest;
    this.youngest = youngest;
  }

  /** One to five people at one address. */
  List<Person> next() {
    Home home = new Home(draw);
    double at = draw.fraction();
    int size = 1;
    while (at >= SIZE_UP_TO[size - 1]) size++;
    Person head = single(home);
    if (head.born().getYear() + 20 > youngest) size = Math.min(size, 2);
    List<Person> people = new ArrayList<>(List.of(head));
    if (size > 1) people.add(partner(home, head));
    for (int i = 2; i < size; i++) people.add(child(home, head, people.get(i - 1)));
    return people;
  }

  private Person single(Home home) {
    boolean male = draw.chance(0.5);
    String given = home.country.givenName(draw, male, home.newcomers);
    return finished(home, given, surname(home, male), null, male, date(oldest, youngest));
  }

  private Person partner(Home home, Person head) {
    boolean male = draw.chance(0.04) == head.male();
    String given = home.country.givenName(draw, male, home.newcomers);
    int year = head.born().getYear();
    LocalDate born = date(Math.max(oldest, year - 6), Math.min(youngest, year + 6));
    String own = surname(home, male);
    if (!home.country.code.equals("ES") && draw.chance(0.65)) {
      String taken = home.country.surnameFor(head.family(), male);
      return finished(home, given, taken, own, male, born);
    }
    return finished(home, given, own, null, male, born);
  }

  /** A child; a namesake of the head or a twin of the elder now and then. */
  private Person child(Home home, Person head, Person elder) {
    boolean male = draw.chance(0.5);
    String given = home.country.givenName(draw, male, home.newcomers);
    String family = home.country.surnameFor(head.family(), male);
    int year = head.born().getYear();
    LocalDate born = date(year + 20, Math.min(youngest, year + 38));
    boolean elderIsChild = elder.born().isAfter(head.born().plusYears(19));
    if (male == head.male() && draw.chance(0.30)) {
      given = head.given();
      tally.count(Phenomenon.NAMESAKE);
    } else if (elderIsChild && draw.chance(0.35)) {
      born = elder.born();
      tally.count(Phenomenon.TWIN, 2);
      if (given.equals(elder.given()) || draw.chance(0.35)) given = alike(home, elder, male, given);
    }
    return finished(home, given, family, null, male, born);
  }

  private String surname(Home home, boolean male) {
    return home.country.surnameFor(home.country.surname(draw, home.newcomers), male);
  }

  /** A given name with the first letter of the elder's, as parents of twins like them. */
  private String alike(Home home, Person elder, boolean male, String otherwise) {
    for (int i = 0; i < 40; i++) {
      String given = home.country.givenName(draw, male, home.newcomers);
      if (given.charAt(0) == elder.given().charAt(0) && !given.equals(elder.given())) return given;
    }
    return otherwise;
  }

  private Person finished(
      Home home,
      String given,
      String family,
      @Nullable String birthName,
      boolean male,
      LocalDate born) {
    String landline = home.landline;
    boolean shares = home.size++ > 0;
    String email = email(home.country, given, family, born);
    String card = draw.chance(0.35) ? draw.fill("LC########") : null;
    String iban = Numbers.iban(draw, home.country.code);
    if (shares && draw.chance(0.10)) email = home.email;
    if (shares && draw.chance(0.30)) card = home.card;
    if (shares && draw.chance(0.30)) iban = home.iban;
    if (shares && (landline != null || email.equals(home.email) || iban.equals(home.iban))) {
      tally.count(Phenomenon.SHARED_CONTACT, home.size == 2 ? 2 : 1);
    }
    home.email = email;
    home.card = card;
    home.iban = iban;
    return new Person(
        given,
        home.country.givenName(draw, male, home.newcomers),
        family,
        birthName,
        male,
        born,
        home.address,
        draw.chance(0.05) ? home.country.address(draw) : home.before,
        home.country.mobile(draw),
        landline,
        email,
        email(home.country, given, family, born),
        card,
        draw.fill("###########"),
        iban);
  }

  private LocalDate date(int firstYear, int lastYear) {
    return LocalDate.of(firstYear, 1, 1).plusDays(draw.below((lastYear - firstYear + 1) * 365));
  }

  private String email(Country country, String given, String family, LocalDate born) {
    String first = Slips.ascii(given).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    String last = Slips.ascii(family).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    String local =
        switch (draw.below(5)) {
          case 0, 1 -> first + "." + last;
          case 2 -> first + last;
          case 3 -> first.charAt(0) + "." + last;
          default -> last + "." + first;
        };
    if (draw.chance(0.5)) local += draw.chance(0.5) ? draw.below(100) : born.getYear() % 100;
    return local + "@" + country.mailHost(draw);
  }

  /** What the members of a household have in common. */
  private static final class Home {
    final Country country;
    final boolean newcomers;
    final Address address;
    final @Nullable Address before;
    final @Nullable String landline;
    int size;
    String email = "";
    @Nullable String card;
    String iban = "";

    Home(Draw draw) {
      country = Country.any(draw);
      newcomers = draw.chance(0.10);
      address = country.address(draw);
      before = draw.chance(0.18) ? country.address(draw) : null;
      landline = draw.chance(0.55) ? country.landline(draw, address) : null;
    }
  }
}
