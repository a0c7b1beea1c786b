package org.touchstonehub.policy.gate;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Transactions;
import org.touchstonehub.mdm.golden.Fields;
import org.touchstonehub.policy.consent.ConsentStatus;
import org.touchstonehub.policy.consent.Consents;
import org.touchstonehub.policy.consent.EffectiveConsent;
import org.touchstonehub.policy.pdp.GovernedProduct;
import org.touchstonehub.policy.pdp.PolicyQuestion;
import org.touchstonehub.policy.purpose.LegalBasis;
import org.touchstonehub.policy.purpose.Purposes;

/** Turns a request into a question with its facts: the product, and the subjects' consent. */
final class FactsGatherer {
  private static final EffectiveConsent NOT_ASKED =
      new EffectiveConsent(ConsentStatus.NONE, List.of());

  private final Transactions transactions;
  private final ProductFacts products;
  private final Purposes purposes;
  private final Subjects subjects;
  private final Consents consents;

  FactsGatherer(
      Transactions transactions,
      ProductFacts products,
      Purposes purposes,
      Subjects subjects,
      Consents consents) {
    this.transactions = transactions;
    this.products = products;
    this.purposes = purposes;
    this.subjects = subjects;
    this.consents = consents;
  }

  /** Reads what must be read in one transaction, to spare the way to the database. */
  Facts gather(SharingRequest request, Instant now) {
    GovernedProduct product = products.product(request.product()).orElse(null);
    EffectiveConsent consent = product == null ? null : consentOf(request, product, now);
    PolicyQuestion question =
        new PolicyQuestion(
            request.caller(),
            product,
            request.purpose(),
            request.operation(),
            request.fields(),
            consent == null ? null : consent.status().code());
    return new Facts(question, product, consent == null ? NOT_ASKED : consent);
  }

  /** Null where it does not matter. */
  private @Nullable EffectiveConsent consentOf(
      SharingRequest request, GovernedProduct product, Instant now) {
    if (request.operation().isByRows() || !consentMatters(request, product)) return null;
    return transactions.join(
        () -> {
          Set<SourceKey> sources = subjects.sourcesOf(request.subjects(), product.domain());
          return consents.of(sources, request.purpose(), request.caller().subject(), now);
        });
  }

  /** True also where it is not known: a fact too many costs a query, one too few a refusal. */
  private boolean consentMatters(SharingRequest request, GovernedProduct product) {
    String code = product.legalBases().get(request.purpose());
    if (code == null) return false;
    return purposes.legalBasis(code).map(LegalBasis::needsConsent).orElse(true);
  }

  Fields.Field consentField(SharingRequest request, Instant now) {
    return consents.asField(
        PolicyQuestion.CONSENT_FIELD, request.purpose(), request.caller().subject(), now);
  }
}
