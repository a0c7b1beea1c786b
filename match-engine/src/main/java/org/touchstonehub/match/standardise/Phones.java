package org.touchstonehub.match.standardise;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The national digits of a phone number, so that "+44 20 7946 0958" equals "020 7946 0958". */
public final class Phones {
  /** Digits that two numbers must share at their end to be taken for one with and without area. */
  public static final int LOCAL = 7;

  /** Stands before an extension in a standardised number. */
  public static final char EXTENDED = 'x';

  private static final int FEWEST_MADE_UP = 7;

  private static final Pattern EXTENSION =
      Pattern.compile(
          "(?i)[\\s,;(]*(?:;\\s*ext\\s*=|\\bext(?:ension|n)?\\b\\.?|x|#|\\bdurchwahl\\b|\\bdw\\b\\.?"
              + "|\\bposte\\b|\\binterno\\b|\\bint\\b\\.|\\banexo\\b|\\bramal\\b|\\bwew\\b\\.?|доб\\.?)"
              + "\\s*[:.=]?\\s*(\\d{1,6})\\s*\\)?\\s*$");

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private Phones() {}

  /**
   * National digits without trunk zero, and an extension behind {@value #EXTENDED}; empty if there
   * are fewer than three, or a filler.
   */
  public static String standardise(String value) {
    String text = value.strip();
    Matcher extension = EXTENSION.matcher(text);
    if (extension.find() && extension.start() > 0) {
      String main = standardise(text.substring(0, extension.start()));
      return main.isEmpty() ? "" : main + EXTENDED + Folding.digits(extension.group(1));
    }
    String digits = Folding.digits(text);
    boolean international = text.startsWith("+") || (text.startsWith("00") && digits.length() > 9);
    if (international)
      digits = national("+" + (text.startsWith("+") ? digits : digits.substring(2)));
    else digits = withoutZeros(digits);
    boolean none =
        digits.length() < 3
            || Placeholders.isFiller(digits)
            || Placeholders.isMadeUp(digits, FEWEST_MADE_UP);
    return none ? "" : digits;
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
    String main = main(standardised);
    return main.substring(Math.max(0, main.length() - LOCAL));
  }

  /** A standardised number without its extension. */
  public static String main(String standardised) {
    int extended = standardised.indexOf(EXTENDED);
    return extended < 0 ? standardised : standardised.substring(0, extended);
  }
}
