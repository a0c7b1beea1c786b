package org.touchstonehub.match.standardise;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first number of an amount: with a decimal point or comma, thousands parted by point,
 * comma, blank or apostrophe, a currency before or behind. Only three digits behind a single sign
 * leave it open which it is (1.299): there the habit of the source decides.
 */
public final class Amounts {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(-\\s*)?(\\d{1,3}(?:["
              + " '’`]\\d{3})+(?!\\d)|\\d+|(?=[.,]\\d))((?:[.,]\\d+)*)([.,][-–—]+)?");

  private static final int OPEN_DIGITS = 3;

  private Amounts() {}

  /** A number as it is written: what stands before the signs, and what they part. */
  private record Written(String whole, String tail, boolean isGrouped, String ending) {
    private int count(char sign) {
      return (int) tail.chars().filter(c -> c == sign).count();
    }

    /** Above 0 if the comma is the decimal sign, below 0 if the point is, 0 if it is open. */
    int sign() {
      if (!ending.isEmpty()) return ending.charAt(0) == ',' ? 1 : -1;
      int commas = count(',');
      int points = count('.');
      if (commas > 0 && points > 0) return tail.lastIndexOf(',') > tail.lastIndexOf('.') ? 1 : -1;
      if (commas + points == 0) return 0;
      boolean comma = commas > 0;
      if (commas + points > 1) return comma ? -1 : 1;
      boolean open =
          tail.length() == 1 + OPEN_DIGITS
              && !isGrouped
              && whole.length() <= OPEN_DIGITS
              && !whole.isEmpty()
              && whole.charAt(0) != '0';
      return open ? 0 : comma ? 1 : -1;
    }

    BigDecimal value(boolean decimalComma) {
      int at = tail.lastIndexOf(decimalComma ? ',' : '.');
      String digits = Folding.digits(whole);
      String before = Folding.digits(at < 0 ? tail : tail.substring(0, at));
      String after = at < 0 ? "" : Folding.digits(tail.substring(at));
      return new BigDecimal("0" + digits + before + "." + after + "0");
    }
  }

  private static @Nullable Written read(String folded) {
    Matcher m = NUMBER.matcher(folded);
    if (!m.find() || m.group(1) != null) return null;
    String whole = m.group(2);
    boolean isGrouped = whole.chars().anyMatch(c -> c < '0' || c > '9');
    String ending = m.group(4) == null ? "" : m.group(4);
    return new Written(whole, m.group(3), isGrouped, ending);
  }

  /** +1 if the comma can only be the decimal sign, -1 if the point can, 0 if it is open. */
  public static int sign(String value) {
    Written written = read(Folding.fold(value));
    return written == null ? 0 : written.sign();
  }

  /**
   * The number in plain digits, with no zero at its end; empty if there is none above 0.
   *
   * @param decimalComma how a number is read that leaves it open
   */
  public static String standardise(String folded, boolean decimalComma) {
    Written written = read(folded);
    if (written == null) return "";
    int sign = written.sign();
    BigDecimal value = written.value(sign == 0 ? decimalComma : sign > 0);
    return value.signum() > 0 ? value.stripTrailingZeros().toPlainString() : "";
  }
}
