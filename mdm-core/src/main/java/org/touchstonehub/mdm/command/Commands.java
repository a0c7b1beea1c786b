package org.touchstonehub.mdm.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.Changing;
import org.touchstonehub.mdm.change.Proposal;
import org.touchstonehub.mdm.change.StaleGolden;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.stewardship.DecisionPlan;
import org.touchstonehub.mdm.stewardship.DecisionPlans;

/**
 * What stewards do to golden records. Each command is worked out to a change set; as a preview it
 * ends there, else it is written in the current transaction together with its place in the {@link
 * CommandBook}. What a steward says this way are decisions about source records: they bind every
 * later match, and taking them back gives back what was.
 */
@ApplicationScoped
@Transactional
public class Commands {
  /** The most golden records that one merge takes, and the most parts of a split. */
  public static final int MOST_PARTS = 100;

  private Members members;
  private CommandBook book;
  private DecisionPlans plans;
  private Reversal reversal;
  private Changing changing;
  private Execution execution;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected Commands() {}

  @Inject
  public Commands(
      Members members,
      CommandBook book,
      DecisionPlans plans,
      Reversal reversal,
      Changing changing,
      Ids ids) {
    this.members = members;
    this.book = book;
    this.plans = plans;
    this.reversal = reversal;
    this.changing = changing;
    this.execution = new Execution(changing, book);
    this.ids = ids;
  }

  /**
   * Makes several golden records one: all their source records are the same thing.
   *
   * @param golden two or more, of one domain; which id survives follows from their records
   * @throws StaleGolden if one of them is not what the caller saw
   */
  public CommandDone merge(List<Seen> golden, Order order, boolean isPreview) {
    if (golden.size() < 2 || golden.size() > MOST_PARTS || ids(golden).size() < golden.size()) {
      throw new InvalidInput(
          "merge",
          "A merge takes 2 to %d different golden records; name each once.".formatted(MOST_PARTS));
    }
    String domain = members.domainOf(ids(golden));
    Map<GoldenId, Set<SourceKey>> of = members.hold(domain, golden, isPreview);
    Set<SourceKey> all = new TreeSet<>();
    of.values().forEach(all::addAll);
    return arrange(CommandKind.MERGE, domain, golden, List.of(all), order, isPreview);
  }

  /**
   * Makes one golden record several. Records that no part names stay together; no part is the same
   * thing as another or as the rest.
   *
   * @param parts disjoint sets of its source records
   */
  public CommandDone split(
      Seen golden, List<? extends Collection<SourceKey>> parts, Order order, boolean isPreview) {
    String domain = members.domainOf(Set.of(golden.id()));
    Set<SourceKey> all = members.hold(domain, golden, isPreview);
    return arrange(
        CommandKind.SPLIT,
        domain,
        List.of(golden),
        parts(golden.id(), all, parts),
        order,
        isPreview);
  }

  private static List<Set<SourceKey>> parts(
      GoldenId golden, Set<SourceKey> all, List<? extends Collection<SourceKey>> named) {
    List<Set<SourceKey>> parts = new ArrayList<>();
    Set<SourceKey> rest = new TreeSet<>(all);
    for (Collection<SourceKey> part : named) {
      Set<SourceKey> records = new TreeSet<>(part);
      if (records.isEmpty() || records.size() < part.size() || !rest.containsAll(records)) {
        throw new InvalidInput(
            "split",
            "A part names source records of golden record %s, at least one and each once; one of these parts does not."
                .formatted(golden));
      }
      rest.removeAll(records);
      parts.add(records);
    }
    if (!rest.isEmpty()) parts.add(rest);
    if (parts.size() < 2 || parts.size() > MOST_PARTS) {
      throw new InvalidInput(
          "split",
          "A split makes 2 to %d parts of a golden record; leave some of its records unnamed, or name more parts."
              .formatted(MOST_PARTS));
    }
    return parts;
  }

  /**
   * Takes apart what was joined before: the source records that a retired golden record had become
   * one of their own again, under its id.
   *
   * @param retired an id whose records went to this golden record
   */
  public CommandDone unmerge(Seen golden, GoldenId retired, Order order, boolean isPreview) {
    String domain = members.domainOf(Set.of(golden.id()));
    Set<SourceKey> all = members.hold(domain, golden, isPreview);
    Set<SourceKey> back = members.last(domain, retired);
    back.retainAll(all);
    if (back.isEmpty() || back.size() == all.size()) {
      throw new InvalidInput(
          "unmerge",
          "Golden record %s is not made of the records of %s and others; look at its history for an id to take out."
              .formatted(golden.id(), retired));
    }
    DecisionPlan plan =
        plans.arrangement(
            domain, parts(golden.id(), all, List.of(back)), order.actor(), order.reason());
    Map<SourceKey, GoldenId> wanted = new HashMap<>();
    for (SourceKey key : back) wanted.put(key, retired);
    return carryOut(
        CommandKind.UNMERGE,
        proposal(domain, List.of(golden), plan).restoring(wanted),
        plan,
        order,
        isPreview);
  }

  /**
   * Takes source records from one golden record to another.
   *
   * @param records of {@code from}, not all of them
   */
  public CommandDone move(
      Seen from, Collection<SourceKey> records, Seen to, Order order, boolean isPreview) {
    if (from.id().equals(to.id())) {
      throw new InvalidInput(
          "move", "Records move to another golden record; name a different one.");
    }
    List<Seen> both = List.of(from, to);
    String domain = members.domainOf(ids(both));
    Map<GoldenId, Set<SourceKey>> of = members.hold(domain, both, isPreview);
    List<Set<SourceKey>> parts =
        parts(from.id(), of.getOrDefault(from.id(), Set.of()), List.of(records));
    Set<SourceKey> joined = new TreeSet<>(parts.get(0));
    joined.addAll(of.getOrDefault(to.id(), Set.of()));
    return arrange(CommandKind.MOVE, domain, both, List.of(parts.get(1), joined), order, isPreview);
  }

  /**
   * Gives back what was before a command: what it said is unsaid, what it had unsaid is said again,
   * and golden records get back their ids. What others did since stays.
   *
   * @throws TouchstoneException of kind conflict if it was undone before, or a source record that
   *     it changed was changed again since
   */
  public CommandDone undo(CommandId id, Order order, boolean isPreview) {
    CommandView command = book.find(id);
    if (command.undoneBy() != null) {
      throw new TouchstoneException(
          TouchstoneException.Kind.CONFLICT,
          "command-undone",
          "Command %s was undone before, by %s; undo that one to have it again."
              .formatted(id, command.undoneBy()));
    }
    String domain = command.domain();
    if (!isPreview) changing.begin(domain, List.of());
    DecisionPlan plan = plans.undoing(domain, id.value(), order.actor());
    Proposal proposal = reversal.of(domain, id, ids.next(), plan);
    return carryOut(CommandKind.UNDO, proposal, plan, order, isPreview, id);
  }

  private CommandDone arrange(
      CommandKind kind,
      String domain,
      List<Seen> seen,
      List<? extends Collection<SourceKey>> parts,
      Order order,
      boolean isPreview) {
    DecisionPlan plan = plans.arrangement(domain, parts, order.actor(), order.reason());
    return carryOut(kind, proposal(domain, seen, plan), plan, order, isPreview);
  }

  private Proposal proposal(String domain, List<Seen> seen, DecisionPlan plan) {
    Map<GoldenId, Integer> versions = new HashMap<>();
    for (Seen one : seen) versions.put(one.id(), one.version());
    return Proposal.decided(domain, ids.next(), plan.concerned(), plan.ruling(), plan.inputs())
        .expecting(versions)
        .provided(plan.isStillSo());
  }

  private CommandDone carryOut(
      CommandKind kind, Proposal proposal, DecisionPlan plan, Order order, boolean isPreview) {
    return carryOut(kind, proposal, plan, order, isPreview, null);
  }

  private CommandDone carryOut(
      CommandKind kind,
      Proposal proposal,
      DecisionPlan plan,
      Order order,
      boolean isPreview,
      @Nullable CommandId undoes) {
    return execution.of(
        kind,
        proposal,
        order,
        new Execution.Beside(plan.contradictions(Set.of(), ids::next), plan.suspended(), undoes),
        isPreview);
  }

  private static Set<GoldenId> ids(List<Seen> seen) {
    Set<GoldenId> ids = new TreeSet<>();
    for (Seen one : seen) ids.add(one.id());
    return ids;
  }
}
