package org.touchstonehub.mdm.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.Changing;
import org.touchstonehub.mdm.change.LockInput;
import org.touchstonehub.mdm.change.Proposal;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.link.ClusterLock;
import org.touchstonehub.mdm.link.ClusterLocked;
import org.touchstonehub.mdm.link.Locks;
import org.touchstonehub.mdm.link.Situations;

/**
 * Locks golden records: as long as a lock holds no source record joins one or leaves it, but by
 * being deleted, and stewards neither merge nor part it. Its values may change.
 */
@ApplicationScoped
@Transactional
public class Locking {
  private Members members;
  private Locks locks;
  private Situations situations;
  private Execution execution;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected Locking() {}

  @Inject
  public Locking(
      Members members,
      Locks locks,
      Situations situations,
      Changing changing,
      CommandBook book,
      Ids ids) {
    this.members = members;
    this.locks = locks;
    this.situations = situations;
    this.execution = new Execution(changing, book);
    this.ids = ids;
  }

  /**
   * @throws ClusterLocked if it is locked already
   * @throws org.touchstonehub.mdm.change.StaleGolden if it is not what the caller saw
   */
  public CommandDone lock(Seen seen, Order order, boolean isPreview) {
    String domain = members.domainOf(Set.of(seen.id()));
    Set<SourceKey> records = members.hold(domain, seen, isPreview);
    for (ClusterLock lock : locks.of(records)) throw new ClusterLocked(lock);
    ClusterLock lock =
        new ClusterLock(
            ids.next(), seen.id(), order.actor(), order.reason(), situations.now(domain), records);
    return carryOut(
        CommandKind.LOCK, domain, seen, records, new LockInput.Locked(lock), order, isPreview);
  }

  /**
   * Lets matching and stewards change it again: it becomes at once what matching makes of it.
   *
   * @throws TouchstoneException of kind conflict if it is not locked
   */
  public CommandDone unlock(Seen seen, Order order, boolean isPreview) {
    String domain = members.domainOf(Set.of(seen.id()));
    Set<SourceKey> records = members.hold(domain, seen, isPreview);
    ClusterLock lock =
        locks.of(records).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new TouchstoneException(
                        TouchstoneException.Kind.CONFLICT,
                        "golden-record-not-locked",
                        "Golden record %s is not locked.".formatted(seen.id())));
    return carryOut(
        CommandKind.UNLOCK, domain, seen, records, new LockInput.Unlocked(lock), order, isPreview);
  }

  private CommandDone carryOut(
      CommandKind kind,
      String domain,
      Seen seen,
      Set<SourceKey> records,
      LockInput input,
      Order order,
      boolean isPreview) {
    Proposal proposal =
        Proposal.decided(domain, ids.next(), records, Proposal.Ruling.AS_IS, List.of(input))
            .expecting(Map.of(seen.id(), seen.version()));
    return execution.of(kind, proposal, order, Execution.Beside.NOTHING, isPreview);
  }
}
