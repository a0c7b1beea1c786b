package org.touchstonehub.policy.touched;

import java.time.Instant;
import java.util.List;
import org.touchstonehub.policy.consent.ConsentState;

/**
 * Whom a change of records touches.
 *
 * @param consents what was recorded last of the records, by purpose
 * @param readings who read the records by their names lately, by product and purpose
 */
public record Touched(List<ConsentCount> consents, List<Reading> readings) {
  /** Nobody. */
  public static final Touched NOBODY = new Touched(List.of(), List.of());

  /**
   * How many source records have this as the last consent event for the purpose.
   *
   * @param records from 1
   */
  public record ConsentCount(String purpose, ConsentState state, int records) {}

  /**
   * Callers who were let read at least one of the records.
   *
   * @param callers subjects of their tokens, in order; at least one
   * @param last when one of them did so last
   */
  public record Reading(String product, String purpose, List<String> callers, Instant last) {
    public Reading {
      callers = List.copyOf(callers);
    }
  }

  public Touched {
    consents = List.copyOf(consents);
    readings = List.copyOf(readings);
  }
}
