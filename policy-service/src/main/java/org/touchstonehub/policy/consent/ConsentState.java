package org.touchstonehub.policy.consent;

import java.util.Locale;

/** What one consent event says. */
public enum ConsentState {
  GIVEN,
  WITHDRAWN;

  /** As the table and the API write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state that is written so. */
  public static ConsentState ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
