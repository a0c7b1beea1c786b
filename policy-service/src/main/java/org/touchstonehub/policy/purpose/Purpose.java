package org.touchstonehub.policy.purpose;

import java.util.regex.Pattern;
import org.touchstonehub.failure.InvalidInput;

/**
 * What data is used for, by its code in the Data Privacy Vocabulary, for example {@code
 * DirectMarketing}. That a purpose is well formed does not say that it is known: {@link Purposes}
 * tells.
 */
public record Purpose(String code) implements Comparable<Purpose> {
  /** The most characters of a code. */
  public static final int LONGEST = 80;

  /** What a code is made of, as a regular expression. */
  public static final String FORM = "^[A-Za-z][A-Za-z0-9-]*$";

  private static final Pattern CODE = Pattern.compile(FORM);

  /** Stewards keep golden records right under this purpose. */
  public static final Purpose RECORD_MANAGEMENT = new Purpose("RecordManagement");

  public Purpose {
    if (code.length() > LONGEST || !CODE.matcher(code).matches()) {
      throw new InvalidInput(
          "purpose",
          "A purpose is one code of the Data Privacy Vocabulary, such as DirectMarketing: letters,"
              + " digits and hyphens, at most 80. GET /api/v1/purposes lists them.");
    }
  }

  /** For header and path parameters. */
  public static Purpose fromString(String code) {
    return new Purpose(code.strip());
  }

  @Override
  public int compareTo(Purpose other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
