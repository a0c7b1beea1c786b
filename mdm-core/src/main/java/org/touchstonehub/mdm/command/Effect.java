package org.touchstonehub.mdm.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.stewardship.DecisionId;

/**
 * What a command did, or would do, with the values of records: for people to see, so it leaves
 * through the gate alone.
 *
 * @param command null where it was not carried out
 * @param golden golden records that are other than before, in the order of ids
 * @param links source records that came to belong to another golden record, in the order of keys
 * @param suspended earlier decisions that no longer hold because of it, in the order of ids
 * @param corrections what stewards say of golden values, from then on or no longer
 * @param locks golden records that are locked, from then on or no longer
 */
public record Effect(
    @Nullable CommandId command,
    String domain,
    List<GoldenEffect> golden,
    List<ChangeSet.LinkChange> links,
    List<TaskEffect> tasks,
    List<DecisionId> suspended,
    List<CorrectionEffect> corrections,
    List<LockEffect> locks) {
  /**
   * A golden record on both sides of the command.
   *
   * @param before null where it was not there
   * @param after null where it is not there any more
   * @param successors where the records of a retired one went, most records first
   */
  public record GoldenEffect(
      GoldenId id,
      ChangeSet.GoldenKind kind,
      @Nullable GoldenRecord before,
      @Nullable GoldenRecord after,
      List<GoldenId> successors) {
    public GoldenEffect {
      successors = List.copyOf(successors);
    }

    /** Its versions, the earlier first. */
    public List<GoldenRecord> versions() {
      List<GoldenRecord> versions = new ArrayList<>();
      if (before != null) versions.add(before);
      if (after != null) versions.add(after);
      return versions;
    }
  }

  /**
   * A question to stewards that was answered, became moot, or is asked.
   *
   * @param task null where it is not asked yet
   */
  public record TaskEffect(@Nullable UUID task, boolean isOpened) {}

  /** How long a steward's word on a value holds. */
  public enum Holds {
    UNTIL_UNDONE,
    /** Until a source says later something else than when it was given. */
    UNTIL_CHANGED,
    /** Until an instant. */
    UNTIL_DATE
  }

  /**
   * A steward's word on values of a golden record.
   *
   * @param key of the source record that holds it
   * @param isMade false where it ends
   * @param until its end; null for an edit, which has none
   * @param values what it speaks of, in the order of names
   */
  public record CorrectionEffect(
      SourceKey key, boolean isMade, @Nullable Instant until, List<WordOn> values) {
    public CorrectionEffect {
      values = List.copyOf(values);
    }
  }

  /**
   * What it says of one attribute.
   *
   * @param isInForce whether the golden value after the command is the one that it gives
   */
  public record WordOn(String attribute, Holds holds, boolean isInForce) {}

  /**
   * A golden record that is locked, or no longer.
   *
   * @param golden as it is then
   */
  public record LockEffect(GoldenRecord golden, boolean isLocked) {}

  public Effect {
    corrections = List.copyOf(corrections);
    locks = List.copyOf(locks);
    golden = List.copyOf(golden);
    links = List.copyOf(links);
    tasks = List.copyOf(tasks);
    suspended = suspended.stream().sorted(Comparator.comparing(DecisionId::toString)).toList();
  }

  /** The same showing other golden records and links, for example less of each. */
  public Effect showing(
      List<GoldenEffect> shown,
      List<ChangeSet.LinkChange> shownLinks,
      List<CorrectionEffect> shownCorrections,
      List<LockEffect> shownLocks) {
    return new Effect(
        command, domain, shown, shownLinks, tasks, suspended, shownCorrections, shownLocks);
  }

  /** Golden records that it is about. */
  public Set<GoldenId> ids() {
    Set<GoldenId> ids = new TreeSet<>();
    for (GoldenEffect one : golden) ids.add(one.id());
    for (LockEffect lock : locks) ids.add(lock.golden().id());
    return ids;
  }

  /** Source records that these are, or were, made of. */
  public Set<SourceKey> records() {
    Set<SourceKey> records = new TreeSet<>();
    for (GoldenEffect one : golden) {
      for (GoldenRecord version : one.versions()) records.addAll(version.sources());
    }
    for (LockEffect lock : locks) records.addAll(lock.golden().sources());
    return records;
  }
}
