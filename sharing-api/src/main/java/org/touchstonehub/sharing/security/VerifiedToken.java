package org.touchstonehub.sharing.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token with a good signature of the right issuer says.
 *
 * @param subject as it stands in the token; may be null or unusable
 * @param grants the texts in {@code groups}
 * @param notBefore seconds since 1970; the token holds from then on
 * @param expires seconds since 1970; the token holds until just before
 */
record VerifiedToken(@Nullable String subject, Set<String> grants, long notBefore, long expires) {
  VerifiedToken {
    grants = Set.copyOf(grants);
  }

  /**
   * @param second now
   * @throws RefusedToken outside the time for which the token holds
   */
  VerifiedToken at(long second) throws RefusedToken {
    if (second >= expires) throw new RefusedToken("expired");
    if (second < notBefore) throw new RefusedToken("not-valid-yet");
    return this;
  }
}
