package org.touchstonehub.match.standardise;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/** The national digits of a phone number, so that "+44 20 7946 0958" equals "020 7946 0958". */
public final class Phones {
  /** Digits that two numbers must share at their end to be taken for one with and without area. */
  public static final int LOCAL = 7;

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private Phones() {}

  /** National digits without trunk zero; empty if there are fewer than three, or a filler. */
  public static String standardise(String value) {
    String text = value.strip();
    String digits = Folding.digits(text);
    boolean international = text.startsWith("+") || (text.startsWith("00") && digits.length() > 9);
    if (international)
      digits = national("+" + (text.startsWith("+") ? digits : digits.substring(2)));
    else digits = withoutZeros(digits);
    return digits.length() < 3 || Placeholders.isFiller(digits) ? "" : digits;
  }

  private static String national(String e164) {
    try {
      return withoutZeros(Long.toString(NUMBERS.parse(e164, null).getNationalNumber()));
    } catch (NumberParseException notANumber) {
      // kept as it stands: two records may still agree on it
      return withoutZeros(e164.substring(1));
    }
  }

  private static String withoutZeros(String digits) {
    int i = 0;
    while (i < digits.length() && digits.charAt(i) == '0') i++;
    return digits.substring(i);
  }

  /** The last seven digits, the part that numbers with and without area code share. */
  public static String local(String standardised) {
    int from = Math.max(0, standardised.length() - LOCAL);
    return standardised.substring(from);
  }
}
