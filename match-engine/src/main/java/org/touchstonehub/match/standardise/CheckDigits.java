package org.touchstonehub.match.standardise;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers that prove themselves. */
public final class CheckDigits {
  private static final int LEI_LENGTH = 20;
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");

  /** What the check digits of a value say of it. */
  public enum Proof {
    RIGHT,
    /** It looks like such a number, and one of its signs is wrong. */
    WRONG,
    /** It is no such number, or has none. */
    NONE;

    private static Proof of(boolean looks, boolean proves) {
      return proves ? RIGHT : looks ? WRONG : NONE;
    }
  }

  private CheckDigits() {}

  /** ISO 13616: country, two check digits, up to 30 more; modulo 97. */
  public static boolean isIban(String value) {
    String compact = compact(value);
    if (!IBAN.matcher(compact).matches()) return false;
    return remainder97(compact.substring(4) + compact.substring(0, 4)) == 1;
  }

  /** ISO 17442: 18 letters and digits, two check digits; modulo 97. */
  public static boolean isLei(String value) {
    String compact = value.strip().toUpperCase(Locale.ROOT);
    if (compact.length() != LEI_LENGTH || !compact.matches("[A-Z0-9]{18}\\d{2}")) return false;
    return remainder97(compact) == 1;
  }

  public static Proof ofIban(String value) {
    return Proof.of(IBAN.matcher(compact(value)).matches(), isIban(value));
  }

  /** The same, of a country that has IBANs, and no longer than they are there. */
  public static Proof ofAccount(String value) {
    return Ibans.of(compact(value));
  }

  public static Proof ofLei(String value) {
    return Proof.of(compact(value).length() == LEI_LENGTH, isLei(value));
  }

  /** VAT numbers of European countries, the country in front. */
  public static Proof ofVat(String value) {
    return VatNumbers.of(compact(value));
  }

  private static String compact(String value) {
    return value.replace(" ", "").toUpperCase(Locale.ROOT);
  }

  /** ISO 7064: letters count as 10 to 35. */
  static int remainder97(String text) {
    int remainder = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 36);
      remainder = (remainder * (digit > 9 ? 100 : 10) + digit) % 97;
    }
    return remainder;
  }
}
