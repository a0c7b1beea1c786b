package org.touchstonehub.mdm.change;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenContent;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * All that one command, or one step of a batch, changes: made without writing anything, shown as a
 * preview, written in one transaction by {@link ChangeSets}.
 *
 * @param cause names what asks for it: a command, a batch run, an ingest
 * @param origin who made the links that it opens
 * @param at the instant that it is recorded at
 * @param inputs what is said anew: versions of source records, decisions; in the order in which
 *     they are written
 * @param links source records that come to belong to another golden record, or to none
 * @param golden golden records that are other than before
 * @param tasks questions to stewards that are asked, answered or moot
 * @param tellsDoubts whether the tasks are all that matching asks of what changes
 */
public record ChangeSet(
    String domain,
    UUID cause,
    Origin origin,
    Instant at,
    List<Input> inputs,
    List<LinkChange> links,
    List<GoldenChange> golden,
    List<TaskChange> tasks,
    boolean tellsDoubts) {
  /** One that changes tasks alone. */
  public static ChangeSet ofTasks(
      String domain, UUID cause, Instant at, List<TaskChange> tasks, boolean tellsDoubts) {
    return new ChangeSet(
        domain, cause, Origin.AUTO, at, List.of(), List.of(), List.of(), tasks, tellsDoubts);
  }

  /** Who made a link. */
  public enum Origin {
    AUTO,
    STEWARD
  }

  /**
   * Something that is said anew, by a source system or a steward; golden records follow from it.
   * Each kind has its {@link Follower}, which alone knows how it is kept.
   */
  public interface Input {
    /** Whether it answers this task of a steward. */
    default boolean answers(UUID task) {
      return false;
    }

    /** Whether it takes back this decision of a steward. */
    default boolean withdraws(UUID decision) {
      return false;
    }
  }

  /**
   * A link that changes.
   *
   * @param from null where the record belonged to none
   * @param to null where it belongs to none from now on
   */
  public record LinkChange(SourceKey record, @Nullable GoldenId from, @Nullable GoldenId to) {}

  /** What becomes of a golden record. */
  public enum GoldenKind {
    CREATED,
    CHANGED,
    /** It was retired, and is there again. */
    REVIVED,
    RETIRED,
    /** Nothing; told only where every golden record is asked for. */
    SAME
  }

  /**
   * A golden record that changes.
   *
   * @param version its newest from now on; of a retired one the last that it had
   * @param content what it says from now on; null where it is retired
   * @param recorded when that version was recorded
   * @param successors where the records of a retired one went, most records first
   */
  public record GoldenChange(
      GoldenId id,
      GoldenKind kind,
      int version,
      @Nullable GoldenContent content,
      Instant recorded,
      List<GoldenId> successors) {
    public GoldenChange {
      successors = List.copyOf(successors);
    }

    /** Whether it has content that was not there before. */
    boolean isWritten() {
      return content != null && kind != GoldenKind.SAME;
    }
  }

  /** What becomes of a task. */
  public sealed interface TaskChange permits Closed, Contradicted, Asked, Refreshed {}

  /**
   * A task that nobody needs to answer any more.
   *
   * @param because as {@code mdm.steward_task} names it
   */
  public record Closed(UUID task, Because because) implements TaskChange {
    /** Why. */
    public enum Because {
      /** A record says something else than what was asked about. */
      RECORDS_CHANGED,
      /** Both records have one golden record now. */
      SETTLED,
      /** A record is gone. */
      DELETED
    }
  }

  /**
   * A task that shows a decision and the earlier ones that do not hold because of it.
   *
   * @param a the first record of the decision
   * @param b the second
   */
  public record Contradicted(
      UUID task, SourceKey a, SourceKey b, UUID decision, List<UUID> suspended)
      implements TaskChange {
    public Contradicted {
      suspended = List.copyOf(suspended);
    }
  }

  /**
   * A question that is to be asked. One that is open already, of the same kind about the same,
   * stays the one that it is.
   *
   * @param a the record that it is about, or the smaller one of two
   * @param b the other one; null where it is about one record
   * @param sideOfA of a cluster that may be two things: the records on the side of {@code a}
   * @param sideOfB those on the other side
   * @param subject what is asked of these records, where one kind asks several things of them
   * @param probability 0 to 1: that the two are one thing
   * @param reasonsJson why, strongest first
   * @param detailJson what the kind has to say beyond that
   */
  public record Asked(
      UUID task,
      TaskKind kind,
      SourceKey a,
      @Nullable SourceKey b,
      List<SourceKey> sideOfA,
      List<SourceKey> sideOfB,
      String subject,
      double probability,
      String reasonsJson,
      String detailJson)
      implements TaskChange {
    public Asked {
      sideOfA = List.copyOf(sideOfA);
      sideOfB = List.copyOf(sideOfB);
    }

    /** A question about one record. */
    public static Asked ofOne(
        UUID task, TaskKind kind, SourceKey record, String subject, String detailJson) {
      return new Asked(
          task, kind, record, null, List.of(), List.of(), subject, 0.5, "[]", detailJson);
    }
  }

  /** An open question that is asked with other reasons from now on. */
  public record Refreshed(UUID task, double probability, String reasonsJson)
      implements TaskChange {}

  public ChangeSet {
    inputs = List.copyOf(inputs);
    links = List.copyOf(links);
    golden = List.copyOf(golden);
    tasks = List.copyOf(tasks);
  }

  /** The same with these tasks. */
  public ChangeSet with(List<? extends TaskChange> changed) {
    return new ChangeSet(
        domain, cause, origin, at, inputs, links, golden, List.copyOf(changed), tellsDoubts);
  }

  /** Golden records of this kind, in the order of ids. */
  public List<GoldenId> of(GoldenKind... kinds) {
    List<GoldenKind> wanted = List.of(kinds);
    return golden.stream()
        .filter(change -> wanted.contains(change.kind()))
        .map(GoldenChange::id)
        .sorted()
        .toList();
  }

  /** Whether it changes nothing at all. */
  public boolean isEmpty() {
    return inputs.isEmpty() && links.isEmpty() && golden.isEmpty() && tasks.isEmpty();
  }
}
