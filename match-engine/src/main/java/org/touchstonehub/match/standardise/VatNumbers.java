package org.touchstonehub.match.standardise;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The check digits of VAT numbers, by the country that stands in front: of the European Union, the
 * United Kingdom, Norway and Switzerland. A number of another form, or without its country, proves
 * nothing either way.
 */
final class VatNumbers {
  private static final int COUNTRY = 2;
  private static final String IRISH = "WABCDEFGHIJKLMNOPQRSTUV";
  private static final String SPANIARDS = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String SPANISH_FIRMS = "JABCDEFGHI";
  private static final String FOREIGNERS_IN_SPAIN = "XYZ";
  private static final int[] CYPRIOT = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};

  /** What a number looks like behind its country, and how it proves itself. */
  private record Form(Pattern looks, Predicate<String> proves) {}

  private static final Map<String, Form> FORMS =
      Map.ofEntries(
          form("AT", "U\\d{8}", n -> toTen(crossSum(n, 1, 8, 1) + 4) == part(n, 8, 9)),
          form("BE", "[01]\\d{9}", n -> 97 - part(n, 0, 8) % 97 == part(n, 8, 10)),
          form("BG", "\\d{9}", n -> weighedTwice(n, 10)),
          form(
              "CH",
              "E\\d{9}(MWST|TVA|IVA)?",
              n -> toEleven(n.substring(1), 5, 4, 3, 2, 7, 6, 5, 4)),
          form("CY", "\\d{8}[A-Z]", VatNumbers::isCypriot),
          form("CZ", "\\d{8}", n -> toElevenByOne(n, 8, 7, 6, 5, 4, 3, 2)),
          form("DE", "\\d{9}", VatNumbers::mod11And10),
          form("DK", "\\d{8}", n -> sum(n, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
          form("EE", "\\d{9}", n -> toTen(sum(n, 3, 7, 1, 3, 7, 1, 3, 7)) == last(n)),
          form("EL", "\\d{9}", VatNumbers::isGreek),
          form("ES", "[A-Z0-9]\\d{7}[A-Z0-9]", VatNumbers::isSpanish),
          form("FI", "\\d{8}", n -> sum(n, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0),
          form("FR", "\\d{11}", n -> (12 + 3 * (part(n, 2, 11) % 97)) % 97 == part(n, 0, 2)),
          form("GB", "\\d{9}(\\d{3})?", VatNumbers::isBritish),
          form("GR", "\\d{9}", VatNumbers::isGreek),
          form("HR", "\\d{11}", VatNumbers::mod11And10),
          form("HU", "\\d{8}", n -> toTen(sum(n, 9, 7, 3, 1, 9, 7, 3)) == last(n)),
          form("IE", "\\d{7}[A-W][A-W]?", VatNumbers::isIrish),
          form("IT", "\\d{11}", n -> crossSum(n, 0, 11, 1) % 10 == 0),
          form("LT", "\\d{9}(\\d{3})?", n -> weighedTwice(n, 9)),
          form("LU", "\\d{8}", n -> part(n, 0, 6) % 89 == part(n, 6, 8)),
          form("LV", "[4-9]\\d{10}", n -> latvian(n) == last(n)),
          form("MT", "\\d{8}", n -> 37 - sum(n, 3, 4, 6, 7, 8, 9) % 37 == part(n, 6, 8)),
          form("NL", "\\d{9}B\\d{2}", VatNumbers::isDutch),
          form("NO", "\\d{9}(MVA)?", n -> toEleven(n, 3, 2, 7, 6, 5, 4, 3, 2)),
          form("PL", "\\d{10}", n -> sum(n, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == last(n)),
          form("PT", "\\d{9}", VatNumbers::isPortuguese),
          form("RO", "\\d{2,10}", VatNumbers::isRomanian),
          form("SE", "\\d{10}01", n -> crossSum(n, 0, 10, 0) % 10 == 0),
          form("SI", "\\d{8}", n -> toElevenByOne(n, 8, 7, 6, 5, 4, 3, 2)),
          form("SK", "\\d{10}", n -> part(n, 0, 10) % 11 == 0));

  private VatNumbers() {}

  private static Map.Entry<String, Form> form(
      String country, String looks, Predicate<String> proves) {
    return entry(country, new Form(Pattern.compile(looks), proves));
  }

  /**
   * @param compact in capital letters, without blanks and signs
   */
  static CheckDigits.Proof of(String compact) {
    if (compact.length() <= COUNTRY) return CheckDigits.Proof.NONE;
    Form form = FORMS.get(compact.substring(0, COUNTRY));
    String number = compact.substring(COUNTRY);
    if (form == null || !form.looks.matcher(number).matches()) return CheckDigits.Proof.NONE;
    return form.proves.test(number) ? CheckDigits.Proof.RIGHT : CheckDigits.Proof.WRONG;
  }

  private static int digit(String n, int at) {
    return Character.digit(n.charAt(at), 10);
  }

  private static int last(String n) {
    return digit(n, n.length() - 1);
  }

  private static long part(String n, int from, int to) {
    return Long.parseLong(n.substring(from, to));
  }

  private static int sum(String n, int... weights) {
    return IntStream.range(0, weights.length).map(i -> weights[i] * digit(n, i)).sum();
  }

  /** What a sum lacks to a full ten. */
  private static int toTen(int sum) {
    return (10 - sum % 10) % 10;
  }

  /** Whether the sign behind the weighed ones is what their sum lacks to a full eleven. */
  private static boolean toEleven(String n, int... weights) {
    return (11 - sum(n, weights) % 11) % 11 == digit(n, weights.length);
  }

  /** The same where 10 is written as 0, and 11 as 1. */
  private static boolean toElevenByOne(String n, int... weights) {
    return (11 - sum(n, weights) % 11) % 10 == digit(n, weights.length);
  }

  /** Digits from one place to another, every second of them doubled, the cross sums added. */
  private static int crossSum(String n, int from, int to, int doubled) {
    return IntStream.range(from, to)
        .map(i -> (i - from) % 2 == doubled ? 2 * digit(n, i) : digit(n, i))
        .map(d -> d / 10 + d % 10)
        .sum();
  }

  /** ISO 7064, MOD 11,10. */
  private static boolean mod11And10(String n) {
    int product = 10;
    for (int i = 0; i + 1 < n.length(); i++) {
      int sum = (product + digit(n, i)) % 10;
      product = 2 * (sum == 0 ? 10 : sum) % 11;
    }
    return (11 - product) % 10 == last(n);
  }

  /**
   * Weighed 1, 2, 3, … up to a most, then from 1 again; where that leaves 10, with weights that
   * begin at 3.
   */
  private static boolean weighedTwice(String n, int most) {
    int rest = weighed(n, 0, most);
    return (rest < 10 ? rest : weighed(n, 2, most) % 10) == last(n);
  }

  private static int weighed(String n, int before, int most) {
    return IntStream.range(0, n.length() - 1)
            .map(i -> (1 + (before + i) % most) * digit(n, i))
            .sum()
        % 11;
  }

  private static boolean isGreek(String n) {
    return sum(n, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == last(n);
  }

  private static boolean isPortuguese(String n) {
    int check = 11 - sum(n, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return (check < 10 ? check : 0) == last(n);
  }

  private static boolean isRomanian(String n) {
    String filled = "0".repeat(10 - n.length()) + n;
    return sum(filled, 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10 == last(n);
  }

  private static int latvian(String n) {
    int check = 3 - sum(n, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6) % 11;
    return check < 0 ? check + 11 : check;
  }

  /** Of firms by weights, since 2020 of others as an IBAN is. */
  private static boolean isDutch(String n) {
    return sum(n, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == digit(n, 8)
        || CheckDigits.remainder97("NL" + n) == 1;
  }

  private static boolean isBritish(String n) {
    long rest = (sum(n, 8, 7, 6, 5, 4, 3, 2) + part(n, 7, 9)) % 97;
    return rest == 0 || rest == 55 || rest == 97 - 55;
  }

  private static boolean isIrish(String n) {
    int second = n.length() > 8 ? 9 * IRISH.indexOf(n.charAt(8)) : 0;
    return IRISH.charAt((sum(n, 8, 7, 6, 5, 4, 3, 2) + second) % 23) == n.charAt(7);
  }

  private static boolean isCypriot(String n) {
    int sum = IntStream.range(0, 8).map(i -> i % 2 == 0 ? CYPRIOT[digit(n, i)] : digit(n, i)).sum();
    return 'A' + sum % 26 == n.charAt(8);
  }

  /** Citizens, foreigners, and firms, which have a digit or a letter. */
  private static boolean isSpanish(String n) {
    char first = n.charAt(0);
    char last = n.charAt(8);
    int foreigner = FOREIGNERS_IN_SPAIN.indexOf(first);
    if (Character.isDigit(first)) return spaniard(part(n, 0, 8)) == last;
    if (foreigner >= 0) return spaniard(foreigner * 10_000_000L + part(n, 1, 8)) == last;
    if ("KLM".indexOf(first) >= 0) return spaniard(part(n, 1, 8)) == last;
    int check = toTen(crossSum(n, 1, 8, 0));
    return last == '0' + check || last == SPANISH_FIRMS.charAt(check);
  }

  private static char spaniard(long number) {
    return SPANIARDS.charAt((int) (number % 23));
  }
}
