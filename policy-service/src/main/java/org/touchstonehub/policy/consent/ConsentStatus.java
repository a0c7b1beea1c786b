package org.touchstonehub.policy.consent;

import java.util.Locale;

/** What follows from all consent events of a subject for a purpose, at an instant, for a reader. */
public enum ConsentStatus {
  GIVEN,
  WITHDRAWN,
  /** Given, but not without what the reader recorded itself: nobody else has seen a proof. */
  SELF_RECORDED,
  /** Never given, or no longer in force. */
  NONE;

  /** As the policy and row filters write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static ConsentStatus ofCode(String code) {
    return valueOf(code.replace('-', '_').toUpperCase(Locale.ROOT));
  }
}
