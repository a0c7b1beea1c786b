package org.touchstonehub.mdm.request;

import java.util.regex.Pattern;
import org.touchstonehub.failure.InvalidInput;

/**
 * What a caller calls one request of its own.
 *
 * @param caller who sends it: the subject of the caller
 * @param operation what is asked for, with the object that it is asked of
 * @param key minted by the caller: 1 to 200 printable ASCII characters
 */
public record RequestName(String caller, String operation, String key) {
  /** The most characters of a key. */
  public static final int LONGEST_KEY = 200;

  private static final Pattern FORM = Pattern.compile("[!-~]+");

  public RequestName {
    expectForm(key);
  }

  /**
   * @throws InvalidInput if no request can have this key
   */
  public static void expectForm(String key) {
    if (key.length() > LONGEST_KEY || !FORM.matcher(key).matches()) {
      throw new InvalidInput(
          "idempotency-key",
          "An Idempotency-Key has 1 to %d printable ASCII characters and no spaces; a UUID will do."
              .formatted(LONGEST_KEY));
    }
  }
}
