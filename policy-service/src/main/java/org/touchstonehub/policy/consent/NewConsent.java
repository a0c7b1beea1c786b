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
  /** The most characters of evidence. */
  public static final int LONGEST_EVIDENCE = 2_000;

  /** Something that can be looked for: blanks, invisible characters and a dash name nothing. */
  private static boolean names(String evidence) {
    return evidence.codePointCount(0, evidence.length()) <= LONGEST_EVIDENCE
        && evidence.codePoints().anyMatch(Character::isLetterOrDigit)
        && evidence
            .codePoints()
            .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
  }

  public NewConsent {
    if (!names(evidence)) {
      throw new InvalidInput(
          "consent",
          "Consent and its withdrawal need evidence: say in 1 to %d characters, of which one is a letter or a digit, where the proof is (a form, a call, a message)."
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
