package org.touchstonehub.policy.gate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.policy.caller.Grant;
import org.touchstonehub.policy.decision.DecisionId;
import org.touchstonehub.policy.decision.LoggedDecision;
import org.touchstonehub.policy.pdp.Decision;
import org.touchstonehub.policy.pdp.GovernedProduct;
import org.touchstonehub.policy.pdp.Obligation;

/** Puts request, facts and decision together as the log keeps them. */
final class DecisionRecord {
  private DecisionRecord() {}

  static LoggedDecision of(
      DecisionId id,
      Instant now,
      SharingRequest request,
      Facts facts,
      Decision decision,
      String engine) {
    GovernedProduct product = facts.product();
    Decision.@Nullable Permit permit = decision instanceof Decision.Permit p ? p : null;
    Map<String, String> masks = new TreeMap<>();
    if (permit != null) permit.masks().forEach((name, mask) -> masks.put(name, mask.code()));
    return new LoggedDecision(
        id,
        now,
        request.caller().subject(),
        request.caller().grants().stream().map(Grant::toString).sorted().toList(),
        request.product(),
        product == null ? "" : product.version(),
        product == null ? "" : product.domain(),
        request.purpose().code(),
        decision.legalBasis(),
        request.operation().code(),
        request.subjects().stream().map(Subject::text).sorted().toList(),
        request.fields().stream().sorted().toList(),
        request.limit(),
        decision.outcome(),
        decision.reasons(),
        masks,
        permit == null ? null : permit.filterJson(),
        permit == null
            ? List.of()
            : permit.obligations().stream().map(Obligation::code).sorted().toList(),
        decision.policyDigest(),
        engine,
        decision.detail(),
        facts.consent().seen(),
        null);
  }
}
