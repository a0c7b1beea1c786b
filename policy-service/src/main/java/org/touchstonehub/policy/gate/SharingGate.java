package org.touchstonehub.policy.gate;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.ColumnType;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.ConditionOnRecord;
import org.touchstonehub.mdm.golden.Fields;
import org.touchstonehub.policy.decision.DecisionId;
import org.touchstonehub.policy.decision.DecisionLog;
import org.touchstonehub.policy.decision.LoggedDecision.Release;
import org.touchstonehub.policy.pdp.Decision;
import org.touchstonehub.policy.pdp.Obligation;
import org.touchstonehub.policy.pdp.PolicyEngine;
import org.touchstonehub.policy.pdp.PolicyQuestion;

/**
 * The one way out for golden data. For every request it gathers the facts, asks the policy engine,
 * writes the decision down for good, and only then reads the data, filters and masks it. A refusal
 * is written down too. Whatever fails on the way, nothing leaves.
 */
public final class SharingGate {
  private static final Logger LOG = LoggerFactory.getLogger(SharingGate.class);

  private final FactsGatherer facts;
  private final PolicyEngine engine;
  private final DecisionLog log;
  private final Supplier<DecisionId> newId;
  private final Clock clock;

  /**
   * @param newId mints ids of decisions, UUIDv7
   */
  SharingGate(
      FactsGatherer facts,
      PolicyEngine engine,
      DecisionLog log,
      Supplier<DecisionId> newId,
      Clock clock) {
    this.facts = facts;
    this.engine = engine;
    this.log = log;
    this.newId = newId;
    this.clock = clock;
  }

  /**
   * Releases records that are asked for by id.
   *
   * @param supply reads them; called only after the decision is on record. What it throws (not
   *     found, for example) passes through, so that a refusal never tells whether somebody exists
   * @throws SharingRefused if they may not leave; the decision is on record
   * @throws GateUnavailable if facts or log cannot be reached; supply was not called, or its result
   *     is dropped
   */
  public <T> Released<T> release(SharingRequest request, Supplier<T> supply, Masking<T> masking) {
    return release(request, scope -> supply.get(), masking);
  }

  /**
   * Releases rows.
   *
   * @param supply reads them within the scope: its filter must be part of the query
   * @throws SharingRefused if nothing may leave; the decision is on record
   * @throws GateUnavailable if facts or log cannot be reached
   * @throws IllegalStateException if supply never asked for a filter that there is
   */
  public <T> Released<T> release(
      SharingRequest request, Function<Scope, T> supply, Masking<T> masking) {
    DecisionId id = newId.get();
    Instant now = clock.instant();
    Facts known = attempt("gathering what the decision rests on", () -> facts.gather(request, now));
    Decision decision = engine.decide(known.question());
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
      }
      throw new SharingRefused(id, request, decision.reasons());
    }
    T value = read(request, permit, now, supply);
    List<Masking.Row> rows = masking.rows(value);
    boolean within =
        request.operation().isByRows()
            || attempt("putting the filter to the records", () -> allWithin(rows, known, permit));
    if (!within) {
      release(id, new Release(clock.instant(), "withheld", 0, Reasons.CHANGED_MEANWHILE));
      throw new SharingRefused(id, request, List.of(Reasons.CHANGED_MEANWHILE));
    }
    Masks masks = new Masks(permit.masks());
    T masked = masking.mask(value, masks);
    if (permit.obligations().contains(Obligation.COUNT_ROWS)) {
      release(id, new Release(clock.instant(), "released", rows.size(), ""));
    }
    return new Released<>(masked, id, masks, permit.obligations());
  }

  private <T> T read(
      SharingRequest request, Decision.Permit permit, Instant now, Function<Scope, T> supply) {
    Scope scope = new Scope(permit.filter(), List.of(facts.consentField(request, now)), now);
    T value = supply.apply(scope);
    if (request.operation().isByRows() && scope.ignoresFilter()) {
      throw new IllegalStateException("rows were read without the filter of the decision");
    }
    return value;
  }

  /**
   * Whether records by id are still those that the decision was about: between the two, a steward
   * may have merged a person into them who said no. The filter is put to each of them as well.
   */
  private static boolean allWithin(List<Masking.Row> rows, Facts known, Decision.Permit permit) {
    if (permit.filter().equals(Condition.ALL)) return true;
    Set<String> names = known.question().filterFields();
    ConditionOnRecord filter =
        new ConditionOnRecord(
            new Fields(names.stream().map(n -> new Fields.Field(n, ColumnType.TEXT, n)).toList()));
    for (Masking.Row row : rows) {
      Map<String, String> values = new TreeMap<>(row.values());
      values.put(PolicyQuestion.CONSENT_FIELD, known.consent().status().code());
      Set<SourceKey> sources = row.sources();
      if (!known.sources().containsAll(sources)) return false;
      if (!filter.matches(permit.filter(), values)) return false;
    }
    return true;
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
