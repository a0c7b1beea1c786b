package org.touchstonehub.policy.pdp;

import java.util.Locale;

/** What a caller wants to do with golden data. */
public enum Operation {
  /** One record by its golden id or by a source key. */
  READ(false),
  /** Records that a steward needs for a task, by id. */
  STEWARD(false),
  /** Rows that fit a condition. */
  SEARCH(true),
  /** Records that look like one that somebody is about to create. */
  MATCH(true),
  /** Rows for use outside the hub. */
  EXPORT(true);

  private final boolean byRows;

  Operation(boolean byRows) {
    this.byRows = byRows;
  }

  /** Whether it answers with whichever rows fit, so that consent is a condition on each row. */
  public boolean isByRows() {
    return byRows;
  }

  /** As the policy and the decision log write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The operation that is written so. */
  public static Operation ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
