package org.touchstonehub.policy.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.policy.purpose.Purpose;

/**
 * Consent to be recorded.
 *
 * @param validFrom null for "from now on"
 * @param validTo null for no end; only consent that is given can have one
 */
public record NewConsent(
    SourceKey subject,
    Purpose purpose,
    ConsentState state,
    @Nullable Instant validFrom,
    @Nullable Instant validTo,
    String recordedBy,
    String evidence) {
  private static final int LONGEST_EVIDENCE = 2_000;

  public NewConsent {
    if (evidence.isBlank() || evidence.length() > LONGEST_EVIDENCE) {
      throw new InvalidInput(
          "consent",
          "Consent needs evidence: say in 1 to %d characters where the proof is."
              .formatted(LONGEST_EVIDENCE));
    }
    if (validTo != null && state == ConsentState.WITHDRAWN) {
      throw new InvalidInput(
          "consent", "A withdrawal has no end; leave validTo out, or give consent anew later.");
    }
    if (validFrom != null && validTo != null && !validFrom.isBefore(validTo)) {
      throw new InvalidInput(
          "consent", "Consent would end (validTo) before it begins (validFrom); correct the two.");
    }
  }
}
