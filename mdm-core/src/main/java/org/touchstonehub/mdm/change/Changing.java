package org.touchstonehub.mdm.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.SourceVersion;
import org.touchstonehub.match.survive.Survivorship;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.link.Anchored;
import org.touchstonehub.mdm.link.Decided;
import org.touchstonehub.mdm.link.LinkPlans;
import org.touchstonehub.mdm.link.Locks;
import org.touchstonehub.mdm.link.Matching;
import org.touchstonehub.mdm.link.Situation;
import org.touchstonehub.mdm.link.Situations;
import org.touchstonehub.mdm.model.ActiveModels;

/**
 * The one path of change for a few records: a proposal is worked out to a change set, which is
 * shown, or written.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Changing {
  /** How long a caller waits for others who change the same records. */
  public static final Duration PATIENCE = Duration.ofSeconds(15);

  private Database database;
  private ActiveModels models;
  private Matching matching;
  private Decided decided;
  private Locks locks;
  private Situations situations;
  private LinkPlans plans;
  private ChangeSets changes;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected Changing() {}

  @Inject
  public Changing(
      Database database,
      ActiveModels models,
      Matching matching,
      Decided decided,
      Locks locks,
      Situations situations,
      LinkPlans plans,
      ChangeSets changes,
      Ids ids) {
    this.database = database;
    this.models = models;
    this.matching = matching;
    this.decided = decided;
    this.locks = locks;
    this.situations = situations;
    this.plans = plans;
    this.changes = changes;
    this.ids = ids;
  }

  /**
   * A proposal, worked out.
   *
   * @param set what it changes
   * @param grouping what matching made of it
   * @param versions that records are to have
   */
  public record Draft(ChangeSet set, Matching.Grouping grouping, Map<SourceKey, Integer> versions) {
    /** The same that changes tasks otherwise. */
    public Draft with(List<? extends ChangeSet.TaskChange> tasks) {
      return new Draft(set.with(tasks), grouping, versions);
    }
  }

  /**
   * Waits until nobody changes these records, nor a batch or file the domain, and keeps others from
   * it until the transaction ends.
   *
   * @throws org.touchstonehub.mdm.database.Busy if that takes too long
   */
  public void begin(String domain, Collection<SourceKey> records) {
    database.waitAtMost(PATIENCE);
    matching.join(domain);
    situations.begin(domain);
    database.lockAll(records.stream().map(Changing::lockOf).toList());
  }

  private static String lockOf(SourceKey key) {
    return "record:" + key.system().length() + ":" + key.system() + ":" + key.key();
  }

  /** Works a proposal out and writes what it changes, after {@link #begin}. */
  public ChangeSet carryOut(Proposal proposal) {
    return write(draft(proposal, Matching.Hold.GROUPS));
  }

  /** The same for many records at once: everybody else who changes the domain waits. */
  public ChangeSet carryOutAlone(Proposal proposal) {
    return write(draft(proposal, Matching.Hold.DOMAIN));
  }

  /** Writes what a draft changes that is to be written. */
  public ChangeSet write(Draft draft) {
    changes.apply(draft.set());
    draft.grouping().keep(draft.versions());
    return draft.set();
  }

  /**
   * Works a proposal out; writes nothing.
   *
   * @param isToBeWritten false for a preview; else after {@link #begin}, and others then wait for
   *     the end of the transaction
   */
  public Draft draft(Proposal proposal, boolean isToBeWritten) {
    return draft(proposal, isToBeWritten ? Matching.Hold.GROUPS : Matching.Hold.NONE);
  }

  private Draft draft(Proposal proposal, Matching.Hold hold) {
    boolean isToBeWritten = hold != Matching.Hold.NONE;
    String domain = proposal.domain();
    Function<Set<SourceKey>, Constraints> decisions =
        records -> proposal.decided().over(decided.about(domain, records), records);
    Asking asking = Asking.of(proposal, locks, situations, decisions);
    Matching.Grouping grouping = matching.group(domain, asking.hypothesis(), hold);
    if (isToBeWritten && !proposal.isStillSo().getAsBoolean()) throw new Overtaken();
    Set<SourceKey> concerned = new HashSet<>(proposal.said().keySet());
    concerned.addAll(proposal.asked());
    List<Set<SourceKey>> groups = new ArrayList<>(grouping.groups());
    groups.addAll(asking.aside());
    groups.forEach(concerned::addAll);
    if (isToBeWritten) plans.yieldTo(concerned);
    Situation stored = situations.around(domain, concerned, Set.copyOf(proposal.wanted().values()));
    expect(proposal.expected(), stored);
    Map<SourceKey, Optional<SourceVersion>> versions = new TreeMap<>();
    proposal
        .said()
        .forEach((key, said) -> versions.put(key, said.map(v -> version(key, v, stored.at()))));
    ChangeSet set =
        Regrouping.of(
            stored.with(versions).correctedBy(corrections(proposal)),
            new Regrouping.Wanted(
                groups,
                proposal.said().keySet(),
                proposal.wanted(),
                proposal.inputs(),
                false,
                doubted(grouping, decisions)),
            new Survivorship(models.require(domain).model()),
            proposal.cause(),
            proposal.origin(),
            () -> new GoldenId(ids.next()));
    return new Draft(set, grouping, asking.versions());
  }

  private Regrouping.@Nullable Doubted doubted(
      Matching.Grouping grouping, Function<Set<SourceKey>, Constraints> decisions) {
    return grouping
        .doubts()
        .map(doubts -> new Regrouping.Doubted(doubts, decisions.apply(doubts.of()), ids::next))
        .orElse(null);
  }

  private static Map<SourceKey, Anchored> corrections(Proposal proposal) {
    Map<SourceKey, Anchored> made = new TreeMap<>();
    for (ChangeSet.Input input : proposal.inputs()) {
      if (input instanceof NewCorrection one) made.put(one.key(), one.correction());
    }
    return made;
  }

  private static SourceVersion version(SourceKey key, Proposal.Said said, Instant now) {
    return new SourceVersion(key, said.since() == null ? now : said.since(), said.values());
  }

  private static void expect(Map<GoldenId, Integer> expected, Situation stored) {
    expected.forEach(
        (id, version) -> {
          Situation.GoldenVersion is = stored.versions().get(id);
          if (is == null || !is.isCurrent() || is.number() != version) throw new StaleGolden(id);
        });
  }
}
