package org.touchstonehub.policy.pdp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the hub has to do besides, where a decision permits. One it does not know is a refusal. */
public enum Obligation {
  /** The answer must not be stored by caches on its way ({@code Cache-Control: no-store}). */
  NO_STORE,
  /** The number of rows that left is added to the audit record; the gate does it. */
  COUNT_ROWS;

  /** As the policy writes it, for example {@code no-store}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Obligation> ofCode(String code) {
    return Arrays.stream(values()).filter(o -> o.code().equals(code)).findFirst();
  }
}
