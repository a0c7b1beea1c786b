package org.touchstonehub.sharing.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.security.TokenKeys.Unreadable;

/** The caller, from the bearer token in the header {@code Authorization}. */
@ApplicationScoped
public class TokenCaller {
  private static final Logger LOG = LoggerFactory.getLogger(TokenCaller.class);

  /** The most characters of a subject. */
  public static final int LONGEST_SUBJECT = 255;

  private static final String SCHEME = "bearer ";

  @Inject Tokens tokens;

  /**
   * @param authorization the header's values; the scheme is written in any case (RFC 7235)
   * @param isDoubted whether the sender is; see {@link Tokens#verified}
   * @throws Refused 401 without a token that is valid now, 429 where it was not checked, 503 where
   *     no key to check it can be had
   */
  Caller require(@Nullable List<String> authorization, BooleanSupplier isDoubted) {
    if (authorization == null || authorization.isEmpty()) throw none();
    String header = authorization.get(0).strip();
    if (authorization.size() > 1 || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw none();
    }
    VerifiedToken token = verified(header.substring(SCHEME.length()).strip(), isDoubted);
    String subject = token.subject();
    if (subject == null || subject.isBlank()) throw none();
    if (subject.length() > LONGEST_SUBJECT || subject.chars().anyMatch(Character::isISOControl)) {
      throw refused(
          "This token's subject is not one that can be written down: it has 1 to %d printable characters."
              .formatted(LONGEST_SUBJECT));
    }
    return Caller.of(subject, token.grants());
  }

  /** Of the remembered tokens: how many there are. */
  public long remembered() {
    return tokens.size();
  }

  /** How many requests came with a token that was remembered. */
  public long hits() {
    return tokens.hits();
  }

  /** How many tokens had to be verified. */
  public long misses() {
    return tokens.misses();
  }

  private VerifiedToken verified(String compact, BooleanSupplier isDoubted) {
    try {
      return tokens.verified(compact, isDoubted);
    } catch (RefusedToken.Unchecked perhapsGood) {
      throw new Refused(
          429,
          "too-many-requests",
          "Too many requests without a valid token came from your address; try again in a second.");
    } catch (RefusedToken bad) {
      LOG.debug("event=token-refused reason={}", bad.getMessage());
      if ("not-valid-yet".equals(bad.getMessage())) {
        throw refused("This token is not valid yet.");
      }
      throw none();
    } catch (Unreadable noKeys) {
      throw new Refused(
          503,
          "unavailable",
          "The keys of the token issuer cannot be read, so no token can be checked. Try again"
              + " shortly.");
    }
  }

  private static Refused none() {
    return refused(
        "Send a valid bearer token in the header Authorization; none came with this request.");
  }

  private static Refused refused(String detail) {
    return new Refused(401, "no-valid-token", detail);
  }
}
