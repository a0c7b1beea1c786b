package org.touchstonehub.command.generate;

import java.util.Map;

/** Numbers with check digits, well formed and belonging to nobody that we know of. */
final class Numbers {
  private static final Map<String, String> BBAN =
      Map.of(
          "GB", "@@@@##############",
          "DE", "##################",
          "FR", "#######################",
          "NL", "@@@@##########",
          "IT", "@######################",
          "ES", "####################",
          "PL", "########################");
  private static final Map<String, String> VAT =
      Map.of(
          "GB", "#########",
          "DE", "#########",
          "FR", "###########",
          "NL", "#########B##",
          "IT", "###########",
          "ES", "B########",
          "PL", "##########");

  private Numbers() {}

  /** An International Bank Account Number, ISO 13616, its check digits by ISO 7064 MOD 97-10. */
  static String iban(Draw draw, String country) {
    String account = draw.fill(BBAN.getOrDefault(country, "##################"));
    return country + check(account + country) + account;
  }

  /** A Legal Entity Identifier, ISO 17442, its check digits by ISO 7064 MOD 97-10. */
  static String lei(Draw draw) {
    String start = draw.fill("####00@#@#@###@##@");
    return start + check(start);
  }

  /** A value added tax number: the country and digits in its form, without a check. */
  static String vat(Draw draw, String country) {
    return country + draw.fill(VAT.getOrDefault(country, "#########"));
  }

  /** The two digits that make {@code text} and them leave 1 when divided by 97, letters from 10. */
  private static String check(String text) {
    int rest = 0;
    for (char c : (text + "00").toCharArray()) {
      int value = Character.digit(c, 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    int digits = 98 - rest;
    return (digits < 10 ? "0" : "") + digits;
  }
}
