package org.touchstonehub.policy.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it stands in the log; never changed. Holds no attribute values.
 *
 * @param grants the caller's, as {@code role:domain}
 * @param productVersion empty where no such product was published; {@code domain} too
 * @param legalBasis code of the legal basis that the policy found, or empty
 * @param subjects {@code golden:ID} or {@code source:SYSTEM:KEY}; none where rows were asked for
 * @param fields attributes that the caller's condition looked at
 * @param rowLimit the most rows that the answer could have, or null for records by id
 * @param outcome permitted, denied, no-policy or engine-failed
 * @param masks by attribute, what it was shown as
 * @param filter what each row had to fulfil, as UCAST JSON; null for a refusal
 * @param policyDigest of the rules and data documents that decided, or empty
 * @param engineDetail what kept the engine from deciding, or empty
 * @param consents the consent events that the decision rests on; for rows, see the release
 * @param release what became of a permitted request, or null where it was not added
 */
public record LoggedDecision(
    DecisionId id,
    Instant decidedAt,
    String caller,
    List<String> grants,
    String product,
    String productVersion,
    String domain,
    String purpose,
    String legalBasis,
    String operation,
    List<String> subjects,
    List<String> fields,
    @Nullable Integer rowLimit,
    String outcome,
    List<String> reasons,
    Map<String, String> masks,
    @Nullable String filter,
    List<String> obligations,
    String policyDigest,
    String engine,
    String engineDetail,
    List<UUID> consents,
    @Nullable Release release) {
  /**
   * What became of a permitted request.
   *
   * @param outcome released or withheld
   * @param rows that left
   * @param reason why it was withheld, or empty
   * @param consents the consent events that the rows rest on
   */
  public record Release(
      Instant recordedAt, String outcome, int rows, String reason, List<UUID> consents) {
    public Release {
      consents = List.copyOf(consents);
    }
  }

  public LoggedDecision {
    grants = List.copyOf(grants);
    subjects = List.copyOf(subjects);
    fields = List.copyOf(fields);
    reasons = List.copyOf(reasons);
    masks = Map.copyOf(masks);
    obligations = List.copyOf(obligations);
    consents = List.copyOf(consents);
  }

  public boolean permitted() {
    return outcome.equals("permitted");
  }
}
