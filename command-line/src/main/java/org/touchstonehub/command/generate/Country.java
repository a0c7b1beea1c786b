package org.touchstonehub.command.generate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names, streets, towns and habits of one country, its newcomers' names among them. */
final class Country {
  private static final WordFile NEWCOMERS = new WordFile("newcomers");
  private static final Zipf NEWCOMER_MEN = new Zipf(NEWCOMERS.words("male"), 6);
  private static final Zipf NEWCOMER_WOMEN = new Zipf(NEWCOMERS.words("female"), 6);
  private static final Zipf NEWCOMER_SURNAMES = new Zipf(NEWCOMERS.words("surnames"), 6);
  private static final Map<String, List<String>> NICKNAMES_OF_NEWCOMERS = nicknames(NEWCOMERS);

  /** In the order of their shares. */
  static final List<Country> ALL =
      List.of("gb", "de", "fr", "nl", "it", "es", "pl").stream().map(Country::new).toList();

  private static final double[] SHARE_UP_TO = {0.28, 0.52, 0.66, 0.78, 0.86, 0.93, 1.0};

  final String code;
  final List<String> written;
  final String callingCode;
  final Map<String, List<String>> legalForms;
  final Map<String, List<String>> abbreviations;
  private final String pattern;
  private final String mobile;
  private final List<String> mailHosts;
  private final Zipf men;
  private final Zipf women;
  private final Zipf surnames;
  private final Zipf streets;
  private final List<String> towns;
  private final Zipf townIndex;
  private final Map<String, List<String>> nicknames;

  private Country(String file) {
    WordFile words = new WordFile(file);
    code = words.form("country");
    written = List.of(words.form("written").split("\\|", -1));
    callingCode = words.form("calling");
    legalForms = WordFile.variants(words.form("legal"));
    abbreviations = WordFile.variants(words.form("abbreviation"));
    pattern = words.form("address");
    mobile = words.form("mobile");
    mailHosts = List.of(words.form("mail").split(" "));
    men = new Zipf(words.words("male"), 12);
    women = new Zipf(words.words("female"), 12);
    surnames = Zipf.withTail(words, "surnames", 14);
    streets = Zipf.withTail(words, "streets", 10);
    towns = words.lines("towns");
    List<String> indices = new ArrayList<>();
    for (int i = 0; i < towns.size(); i++) indices.add(String.valueOf(i));
    townIndex = new Zipf(indices, 4);
    nicknames = nicknames(words);
  }

  private static Map<String, List<String>> nicknames(WordFile words) {
    Map<String, List<String>> nicknames = new LinkedHashMap<>();
    for (String line : words.lines("nicknames")) {
      int colon = line.indexOf(':');
      nicknames.put(line.substring(0, colon), List.of(line.substring(colon + 2).split(" ")));
    }
    return nicknames;
  }

  static Country any(Draw draw) {
    double at = draw.fraction();
    int i = 0;
    while (at >= SHARE_UP_TO[i]) i++;
    return ALL.get(i);
  }

  String givenName(Draw draw, boolean male, boolean newcomer) {
    if (newcomer) return (male ? NEWCOMER_MEN : NEWCOMER_WOMEN).word(draw);
    return (male ? men : women).word(draw);
  }

  String surname(Draw draw, boolean newcomer) {
    if (newcomer) return NEWCOMER_SURNAMES.word(draw);
    return code.equals("ES")
        ? surnames.word(draw) + " " + surnames.word(draw)
        : surnames.word(draw);
  }

  /** The form of a family name for a woman or a man, where the country has two. */
  String surnameFor(String surname, boolean male) {
    if (!code.equals("PL") || male) return surname;
    return surname.replaceAll("(s|c|dz)ki$", "$1ka");
  }

  /** Other forms of a given name; empty if none is known. */
  List<String> nicknamesOf(String given) {
    return nicknames.getOrDefault(given, NICKNAMES_OF_NEWCOMERS.getOrDefault(given, List.of()));
  }

  Address address(Draw draw) {
    String[] town = towns.get(Integer.parseInt(townIndex.word(draw))).split("\\|", -1);
    String street = streets.word(draw);
    double high = draw.fraction();
    int number = 1 + (int) (high * high * 160);
    Draw ofStreet = new Draw(number / 30, town[1] + street);
    return new Address(this, street, number, town[0], ofStreet.fill(town[1]));
  }

  /** A line in the town of the address. */
  String landline(Draw draw, Address address) {
    for (String town : towns) {
      if (town.startsWith(address.town() + "|")) return draw.fill(town.split("\\|", -1)[2]);
    }
    throw new IllegalStateException("unknown town");
  }

  String mobile(Draw draw) {
    return draw.fill(mobile);
  }

  String mailHost(Draw draw) {
    return draw.from(mailHosts);
  }

  String addressLine(String street, int number) {
    return pattern.replace("%s", street).replace("%n", String.valueOf(number));
  }

  /** A host name under the country's own domain. */
  String host(String name) {
    return name + (code.equals("GB") ? ".co.uk" : "." + code.toLowerCase(Locale.ROOT));
  }
}
