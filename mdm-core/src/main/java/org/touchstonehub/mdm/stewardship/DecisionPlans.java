package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Ids;

/** Works out which decisions say what somebody wants of records. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DecisionPlans {
  private StewardDecisions decisions;
  private Clock clock;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected DecisionPlans() {}

  @Inject
  public DecisionPlans(StewardDecisions decisions, Clock clock, Ids ids) {
    this.decisions = decisions;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Each of these sets of records is one thing, and no two of them are the same thing.
   *
   * @param parts disjoint, none empty
   */
  public DecisionPlan arrangement(
      String domain, List<? extends Collection<SourceKey>> parts, String steward, String comment) {
    Map<SourceKey, Integer> partOf = new HashMap<>();
    for (int p = 0; p < parts.size(); p++) {
      for (SourceKey key : parts.get(p)) partOf.put(key, p);
    }
    Rulings rulings = new Rulings(decisions.around(domain, partOf.keySet()));
    for (Standing one : rulings.standing()) {
      Integer a = partOf.get(one.pair().a());
      Integer b = partOf.get(one.pair().b());
      boolean isAcross = a != null && b != null && !a.equals(b);
      if (isAcross && one.verdict() == Verdict.MATCH) {
        state(rulings, one.pair().a(), one.pair().b(), Verdict.NO_MATCH);
      }
    }
    List<SourceKey> firsts = new ArrayList<>();
    for (Collection<SourceKey> part : parts) {
      List<SourceKey> inOrder = List.copyOf(new TreeSet<>(part));
      firsts.add(inOrder.get(0));
      for (SourceKey other : inOrder.subList(1, inOrder.size())) {
        state(rulings, inOrder.get(0), other, Verdict.MATCH);
      }
    }
    for (int a = 0; a < firsts.size(); a++) {
      for (int b = a + 1; b < firsts.size(); b++) {
        state(rulings, firsts.get(a), firsts.get(b), Verdict.NO_MATCH);
      }
    }
    return DecisionPlan.made(
        rulings, steward, comment, decisions.asBefore(domain, partOf.keySet(), rulings));
  }

  private void state(Rulings rulings, SourceKey a, SourceKey b, Verdict verdict) {
    rulings.state(new Rulings.Statement(RecordPair.of(a, b), verdict), clock.instant(), ids::next);
  }

  /** One decision taken back. */
  DecisionPlan withdrawing(StewardDecision decision, String steward) {
    return undoing(decision.domain(), List.of(decision), List.of(), steward);
  }

  /** All that was decided of one record, taken back: it is not what it was decided of. */
  DecisionPlan forgetting(String domain, SourceKey record, String steward) {
    List<StewardDecision> standing = decisions.standingOf(domain, record);
    return undoing(domain, standing, List.of(), steward);
  }

  /** What a command did to decisions, taken back. */
  public DecisionPlan undoing(String domain, UUID command, String steward) {
    List<StewardDecision> made =
        decisions.ofCommand(command).stream()
            .filter(d -> d.state() != StewardDecision.State.WITHDRAWN)
            .toList();
    return undoing(domain, made, decisions.withdrawnBy(command), steward);
  }

  /**
   * @param made to be taken back
   * @param withdrawn to hold again
   */
  private DecisionPlan undoing(
      String domain, List<StewardDecision> made, List<StewardDecision> withdrawn, String steward) {
    Set<UUID> unsaid = made.stream().map(StewardDecision::id).collect(Collectors.toSet());
    List<StewardDecision> suspended = decisions.suspendedBy(domain, unsaid);
    Set<SourceKey> records = new HashSet<>();
    for (List<StewardDecision> some : List.of(made, withdrawn, suspended)) {
      some.forEach(d -> records.addAll(Set.of(d.pair().a(), d.pair().b())));
    }
    Rulings rulings = new Rulings(decisions.around(domain, records));
    List<DecisionInput> inputs = new ArrayList<>();
    for (StewardDecision one : made) {
      rulings.withdraw(one.id());
      inputs.add(new DecisionInput.Withdrawn(one.id(), steward));
    }
    for (StewardDecision one : withdrawn) {
      rulings.restate(one.standing());
      inputs.add(new DecisionInput.Reinstated(one.id()));
    }
    inputs.addAll(0, DecisionPlan.suspensions(rulings));
    // the latest first: of two that contradict each other it is the one that holds
    for (StewardDecision earlier : suspended) {
      if (unsaid.contains(earlier.id()) || !rulings.reinstate(earlier.standing())) continue;
      inputs.add(new DecisionInput.Reinstated(earlier.id()));
    }
    return new DecisionPlan(rulings, inputs, decisions.asBefore(domain, records, rulings));
  }
}
