package org.touchstonehub.mdm.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.Changing;
import org.touchstonehub.mdm.change.Proposal;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.stewardship.DecisionId;

/** Works commands out; a preview ends there, else they are written and noted. */
final class Execution {
  private final Changing changing;
  private final CommandBook book;

  Execution(Changing changing, CommandBook book) {
    this.changing = changing;
    this.book = book;
  }

  /**
   * What a command comes with beside its proposal.
   *
   * @param tasks that it opens or closes beside those that follow
   * @param suspended decisions that no longer hold because of it
   * @param undoes the command that it undoes, or null
   */
  record Beside(
      List<ChangeSet.TaskChange> tasks, List<DecisionId> suspended, @Nullable CommandId undoes) {
    static final Beside NOTHING = new Beside(List.of(), List.of(), null);

    Beside {
      tasks = List.copyOf(tasks);
      suspended = List.copyOf(suspended);
    }
  }

  CommandDone of(
      CommandKind kind, Proposal proposal, Order order, Beside beside, boolean isPreview) {
    Changing.Draft draft = changing.draft(proposal, !isPreview);
    List<ChangeSet.TaskChange> tasks = new ArrayList<>(draft.set().tasks());
    tasks.addAll(beside.tasks());
    Changing.Draft whole = draft.with(tasks);
    if (isPreview) return new CommandDone(null, whole.set(), beside.suspended());
    ChangeSet set = changing.write(whole);
    List<GoldenId> about = new ArrayList<>(proposal.expected().keySet());
    proposal.wanted().values().stream().distinct().forEach(about::add);
    book.write(kind, order, set, about, beside.undoes());
    return new CommandDone(new CommandId(set.cause()), set, beside.suspended());
  }
}
