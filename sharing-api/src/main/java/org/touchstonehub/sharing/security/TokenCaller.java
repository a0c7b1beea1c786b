package org.touchstonehub.sharing.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.sharing.problem.Refused;

/**
 * The caller, from the token that the server has verified (signature, issuer, audience, expiry).
 */
@RequestScoped
public class TokenCaller {
  private static final int LONGEST_SUBJECT = 255;

  @Inject JsonWebToken token;
  @Inject Clock clock;

  /**
   * @throws Refused 401 without a token that is valid now
   */
  Caller require() {
    String subject = token.getSubject();
    if (subject == null || subject.isBlank()) {
      throw new Refused(
          401,
          "no-valid-token",
          "Send a valid bearer token in the header Authorization; none came with this request.");
    }
    if (subject.length() > LONGEST_SUBJECT || subject.chars().anyMatch(Character::isISOControl)) {
      throw new Refused(
          401,
          "no-valid-token",
          "This token's subject is not one that can be written down: it has 1 to %d printable characters."
              .formatted(LONGEST_SUBJECT));
    }
    // The server checks expiry, but not the instant from which a token holds.
    Object notBefore = token.getClaim("nbf");
    if (notBefore != null && seconds(notBefore) > clock.instant().getEpochSecond()) {
      throw new Refused(401, "no-valid-token", "This token is not valid yet.");
    }
    Collection<String> groups = token.getGroups();
    return Caller.of(subject, groups == null ? Set.of() : groups);
  }

  private static long seconds(Object claim) {
    try {
      return Long.parseLong(claim.toString());
    } catch (NumberFormatException notANumber) {
      return Long.MAX_VALUE;
    }
  }
}
