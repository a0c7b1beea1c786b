package org.touchstonehub.mdm.change;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.link.ClusterLock;
import org.touchstonehub.mdm.link.ClusterLocked;
import org.touchstonehub.mdm.link.Corrections;
import org.touchstonehub.mdm.link.Locks;
import org.touchstonehub.mdm.link.Matching;
import org.touchstonehub.mdm.link.Situations;

/**
 * What matching is asked for the sake of a proposal. It sees neither corrections, which go where
 * the records go that they correct, nor the records of locked golden records: those are grouped as
 * they are, and all others as if they were not there.
 *
 * @param hypothesis what it is asked
 * @param aside the records of each golden record that comes to be locked, of which it is not asked
 * @param versions that records have after the change
 */
record Asking(
    Matching.Hypothesis hypothesis, List<Set<SourceKey>> aside, Map<SourceKey, Integer> versions) {

  /**
   * @throws ClusterLocked if stewards are to decide something else of records that are locked
   */
  static Asking of(
      Proposal proposal,
      Locks locks,
      Situations situations,
      Function<Set<SourceKey>, Constraints> decided) {
    Set<SourceKey> about = new TreeSet<>(proposal.asked());
    about.addAll(proposal.said().keySet());
    about.addAll(proposal.decided().concerned());
    List<ClusterLock> standing = locks.of(about);
    List<ClusterLock> opened = new ArrayList<>();
    List<ClusterLock> closed = new ArrayList<>();
    for (ChangeSet.Input input : proposal.inputs()) {
      if (input instanceof LockInput.Locked locked) opened.add(locked.lock());
      if (input instanceof LockInput.Unlocked unlocked) closed.add(unlocked.lock());
    }
    expectFree(standing, closed, proposal.decided().concerned());
    Set<SourceKey> hidden = records(standing);
    hidden.removeAll(records(closed));
    Set<SourceKey> locked = records(opened);
    hidden.addAll(locked);
    Map<SourceKey, Map<String, String>> put = new TreeMap<>();
    Map<SourceKey, Integer> versions = new TreeMap<>();
    situations
        .current(records(closed))
        .forEach(
            (key, said) -> {
              put.put(key, said.values());
              versions.put(key, said.version());
            });
    Set<SourceKey> removed = new TreeSet<>(locked);
    proposal
        .said()
        .forEach(
            (key, said) -> {
              said.ifPresent(there -> versions.put(key, there.version()));
              if (Corrections.isOne(key) || hidden.contains(key)) return;
              said.ifPresentOrElse(there -> put.put(key, there.values()), () -> removed.add(key));
            });
    put.keySet().removeAll(removed);
    Set<SourceKey> asked = new TreeSet<>(proposal.asked());
    asked.removeIf(key -> Corrections.isOne(key) || hidden.contains(key));
    return new Asking(
        new Matching.Hypothesis(put, removed, asked, decided),
        opened.stream().map(ClusterLock::records).toList(),
        versions);
  }

  private static Set<SourceKey> records(List<ClusterLock> locks) {
    return locks.stream().flatMap(lock -> lock.records().stream()).collect(toSet());
  }

  private static void expectFree(
      List<ClusterLock> standing, List<ClusterLock> closed, Set<SourceKey> concerned) {
    for (ClusterLock lock : standing) {
      boolean isClosed = closed.stream().anyMatch(one -> one.id().equals(lock.id()));
      boolean isTouched = lock.records().stream().anyMatch(concerned::contains);
      if (isTouched && !isClosed) throw new ClusterLocked(lock);
    }
  }
}
