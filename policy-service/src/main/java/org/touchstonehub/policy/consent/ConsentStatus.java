package org.touchstonehub.policy.consent;

import java.util.Locale;

/** What follows from all consent events of a subject for a purpose, at an instant. */
public enum ConsentStatus {
  GIVEN,
  WITHDRAWN,
  /** Never given, or no longer in force. */
  NONE;

  /** As the policy and row filters write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ConsentStatus ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
