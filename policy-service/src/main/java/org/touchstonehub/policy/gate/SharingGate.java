package org.touchstonehub.policy.gate;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.database.Transactions;
import org.touchstonehub.policy.consent.Consents;
import org.touchstonehub.policy.decision.DecisionId;
import org.touchstonehub.policy.decision.DecisionLog;
import org.touchstonehub.policy.decision.LoggedDecision.Release;
import org.touchstonehub.policy.pdp.Decision;
import org.touchstonehub.policy.pdp.GovernedAttribute;
import org.touchstonehub.policy.pdp.GovernedProduct;
import org.touchstonehub.policy.pdp.Mask;
import org.touchstonehub.policy.pdp.Obligation;
import org.touchstonehub.policy.pdp.PolicyEngine;
import org.touchstonehub.policy.purpose.Purposes;

/**
 * The one way out for golden data. For every request it gathers the facts, asks the policy engine,
 * writes the decision down for good, and only then reads the data, filters and masks it. A refusal
 * is written down too. Whatever fails on the way, nothing leaves.
 */
public final class SharingGate {
  /** The one reason that is not the policy's: records changed between decision and reading. */
  private static final String CHANGED_MEANWHILE = "changed-meanwhile";

  private static final Logger LOG = LoggerFactory.getLogger(SharingGate.class);

  private final FactsGatherer facts;
  private final RowCheck rowCheck;
  private final PolicyEngine engine;
  private final DecisionLog log;
  private final Transactions transactions;
  private final Supplier<DecisionId> newId;
  private final Clock clock;

  SharingGate(
      FactsGatherer facts,
      RowCheck rowCheck,
      PolicyEngine engine,
      DecisionLog log,
      Transactions transactions,
      Supplier<DecisionId> newId,
      Clock clock) {
    this.facts = facts;
    this.rowCheck = rowCheck;
    this.engine = engine;
    this.log = log;
    this.transactions = transactions;
    this.newId = newId;
    this.clock = clock;
  }

  /** A gate over the hub's database. */
  public static SharingGate over(
      Database database,
      Transactions transactions,
      Ids ids,
      Clock clock,
      ProductFacts products,
      Purposes purposes,
      PolicyEngine engine) {
    Consents consents = new Consents(database, transactions, ids, clock, purposes);
    Subjects subjects = new Subjects(database, transactions);
    return new SharingGate(
        new FactsGatherer(transactions, products, purposes, subjects, consents),
        new RowCheck(consents),
        engine,
        new DecisionLog(database, transactions),
        transactions,
        () -> new DecisionId(ids.next()),
        clock);
  }

  /**
   * Releases records that are asked for by id.
   *
   * @param supply reads them; called only after the decision is on record, in one transaction that
   *     is rolled back where they may not leave, so it may also change what it then reads. What it
   *     throws (not found, for example) passes through, so that a refusal never tells whether
   *     somebody exists
   * @throws SharingRefused if they may not leave; the decision is on record
   * @throws PolicyUnanswered if no policy decided; that is on record too
   * @throws GateUnavailable if facts or log cannot be reached; supply was not called, or its result
   *     is dropped
   */
  public <T> Released<T> release(SharingRequest request, Supplier<T> supply, Masking<T> masking) {
    return release(request, scope -> supply.get(), masking);
  }

  /**
   * Releases rows.
   *
   * @param supply reads them within the scope: its filter must be part of the query, and what it
   *     does not show whole must be taken for missing
   * @throws SharingRefused if nothing may leave; the decision is on record
   * @throws PolicyUnanswered if no policy decided; that is on record too
   * @throws GateUnavailable if facts or log cannot be reached
   * @throws IllegalStateException if supply never asked for a filter that there is
   */
  public <T> Released<T> release(
      SharingRequest request, Function<Scope, T> supply, Masking<T> masking) {
    DecisionId id = newId.get();
    Instant now = clock.instant();
    Facts known = attempt("gathering what the decision rests on", () -> facts.gather(request, now));
    Decision answer = engine.decide(known.question());
    Decision decision =
        answer instanceof Decision.Permit all ? all.showing(request.attributes()) : answer;
    attempt(
        "writing the decision down",
        () -> {
          log.append(DecisionRecord.of(id, now, request, known, decision, engine.name()));
          return true;
        });
    if (!(decision instanceof Decision.Permit permit)) {
      if (!(decision instanceof Decision.Denial)) {
        LOG.warn(
            "event=no-decision decision={} outcome={} engine={} detail=\"{}\"",
            id,
            decision.outcome(),
            engine.name(),
            decision.detail());
        throw new PolicyUnanswered(id, decision.reasons());
      }
      throw new SharingRefused(id, request, decision.reasons());
    }
    // The decision is on record for good: one transaction reads all that it lets go.
    Checked<T> checked =
        transactions.join(
            () -> {
              T value = read(request, permit, clear(answer), now, supply);
              List<Masking.Row> rows = masking.rows(value);
              Optional<List<UUID>> consents =
                  attempt(
                      "putting the filter to the records",
                      () -> rowCheck.consentsOf(rows, request, known, permit, now));
              return new Checked<>(value, consents.orElseThrow(() -> withheld(id, request)));
            });
    Masks masks = new Masks(allowed(answer), attributes(known), request.attributes());
    T masked = masking.mask(checked.value(), masks);
    if (permit.obligations().contains(Obligation.COUNT_ROWS)) {
      int left = masking.rows(masked).size();
      release(id, new Release(clock.instant(), "released", left, "", checked.consents()));
    }
    return new Released<>(masked, id, masks, permit.obligations());
  }

  /**
   * What was read and may leave.
   *
   * @param consents that it rests on
   */
  private record Checked<T>(T value, List<UUID> consents) {}

  private static List<GovernedAttribute> attributes(Facts known) {
    GovernedProduct product = known.product();
    return product == null ? List.of() : product.attributes();
  }

  /** All masks of the decision: what is not wanted may be hidden all the same. */
  private static Map<String, Mask> allowed(Decision answer) {
    return answer instanceof Decision.Permit all ? all.masks() : Map.of();
  }

  private static Set<String> clear(Decision answer) {
    return allowed(answer).entrySet().stream()
        .filter(mask -> mask.getValue() == Mask.CLEAR)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private SharingRefused withheld(DecisionId id, SharingRequest request) {
    release(id, new Release(clock.instant(), "withheld", 0, CHANGED_MEANWHILE, List.of()));
    return new SharingRefused(id, request, List.of(CHANGED_MEANWHILE));
  }

  private <T> T read(
      SharingRequest request,
      Decision.Permit permit,
      Set<String> clear,
      Instant now,
      Function<Scope, T> supply) {
    Scope scope = new Scope(permit.filter(), clear, List.of(facts.consentField(request, now)), now);
    T value = supply.apply(scope);
    if (request.operation().isByRows() && scope.ignoresFilter()) {
      throw new IllegalStateException("rows were read without the filter of the decision");
    }
    return value;
  }

  private void release(DecisionId id, Release release) {
    attempt(
        "adding to the audit record",
        () -> {
          log.appendRelease(id, release);
          return true;
        });
  }

  private static <T> T attempt(String doing, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw new GateUnavailable(doing, e);
    }
  }
}
