package org.touchstonehub.mdm.stewardship;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.record.SourceKey;

/**
 * A question to a steward about two records: what answering it changes. Batches write tasks as
 * sets, and {@link StewardTasks} reads them.
 */
@Entity
@Table(schema = "mdm", name = "steward_task")
public class StewardTask {
  /** What is asked. */
  public enum Kind {
    /** Are they the same thing? */
    POSSIBLE_MATCH,
    /** Two decisions contradict each other: which one is right? */
    CONTRADICTION
  }

  /** How far a task is. */
  public enum State {
    OPEN,
    DECIDED,
    CLOSED
  }

  /** Why a task was closed without an answer. */
  public enum ClosedBecause {
    RECORDS_CHANGED,
    SETTLED,
    DELETED
  }

  @Id private UUID id;
  private String domain;

  @Column(name = "a_system")
  private String systemA;

  @Column(name = "a_key")
  private String keyA;

  @Column(name = "b_system")
  private String systemB;

  @Column(name = "b_key")
  private String keyB;

  @Enumerated(EnumType.STRING)
  private State state;

  @SuppressWarnings("unused") // read by Hibernate
  private @Nullable Instant closed;

  @SuppressWarnings("unused") // read by Hibernate
  @Column(name = "decision_id")
  private @Nullable UUID decisionId;

  @Column(name = "holding_decision", updatable = false)
  private @Nullable UUID holdingDecision;

  @Column(name = "suspended_decisions", updatable = false)
  private UUID[] suspendedDecisions;

  @Version private int revision;

  @SuppressWarnings("NullAway.Init")
  protected StewardTask() {} // for Hibernate

  UUID id() {
    return id;
  }

  String domain() {
    return domain;
  }

  RecordPair pair() {
    return new RecordPair(new SourceKey(systemA, keyA), new SourceKey(systemB, keyB));
  }

  /**
   * @throws TouchstoneException of kind conflict if somebody changed the task since that revision,
   *     or it is not open
   */
  void expect(int seen) {
    if (state != State.OPEN) {
      throw new TouchstoneException(
          TouchstoneException.Kind.CONFLICT,
          "steward-task-closed",
          "Task %s is no longer open; read it again to see why.".formatted(id));
    }
    if (revision != seen) {
      throw new TouchstoneException(
          TouchstoneException.Kind.CONFLICT,
          "steward-task-changed",
          "Task %s has changed since you read it; read it again and decide on what it says now."
              .formatted(id));
    }
  }

  /** For a contradiction: the decisions that it asks about. */
  Set<UUID> shown() {
    Set<UUID> shown = new HashSet<>(Arrays.asList(suspendedDecisions));
    if (holdingDecision != null) shown.add(holdingDecision);
    return shown;
  }

  void decide(UUID decision, Instant now) {
    state = State.DECIDED;
    decisionId = decision;
    closed = now;
  }
}
