package org.touchstonehub.match.type;

import java.util.Locale;

/** Why a value cannot be right, by what its type says alone. */
public enum ValueFault {
  /** The number has check digits, and they do not fit: a sign of it is wrong. */
  WRONG_CHECK_DIGITS,
  /** It has not the form that all such numbers have. */
  WRONG_FORM,
  /** The calendar has no such day. */
  NO_SUCH_DAY,
  /** No mail can be sent there: what stands before or behind the @ is missing. */
  NO_ADDRESS,
  /** Two letters that are the code of no country. */
  NO_SUCH_COUNTRY;

  /** As programs write it: {@code wrong-check-digits}. */
  public String written() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As people say it: {@code wrong check digits}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
