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
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.TaskKind;

/**
 * A question to a steward: what answering it changes. Batches and changes write tasks as sets, and
 * {@link StewardTasks} reads them. Each state is kept by the database.
 */
@Entity
@Table(schema = "mdm", name = "steward_task")
public class StewardTask {
  /** How far a task is. */
  public enum State {
    OPEN,
    /** Open, and an answer waits for another steward. */
    PROPOSED,
    DECIDED,
    CLOSED
  }

  /** What a steward answered. */
  public enum Answer {
    MATCH,
    NO_MATCH,
    ACCEPTED,
    DECLINED
  }

  /** Why a task was closed without an answer. */
  public enum ClosedBecause {
    RECORDS_CHANGED,
    SETTLED,
    DELETED
  }

  @Id private UUID id;
  private String domain;

  @Enumerated(EnumType.STRING)
  private TaskKind kind;

  @Column(name = "a_system", updatable = false)
  private String systemA;

  @Column(name = "a_key", updatable = false)
  private String keyA;

  @Column(name = "b_system", updatable = false)
  private @Nullable String systemB;

  @Column(name = "b_key", updatable = false)
  private @Nullable String keyB;

  /** As the database has it: a proposed task is an open one. */
  @Enumerated(EnumType.STRING)
  private State state;

  private @Nullable Instant closed;

  @SuppressWarnings("unused") // read by Hibernate
  @Column(name = "decision_id")
  private @Nullable UUID decisionId;

  @Column(name = "holding_decision", updatable = false)
  private @Nullable UUID holdingDecision;

  @Column(name = "suspended_decisions", updatable = false)
  private UUID[] suspendedDecisions;

  private @Nullable String assignee;

  @SuppressWarnings("unused") // read by Hibernate
  private @Nullable Instant claimed;

  @Enumerated(EnumType.STRING)
  @Column(name = "proposed_verdict")
  private @Nullable Verdict proposedVerdict;

  @Column(name = "proposed_by")
  private @Nullable String proposedBy;

  @Column(name = "proposed_at")
  private @Nullable Instant proposedAt;

  @Column(name = "proposed_comment")
  private @Nullable String proposedComment;

  @Enumerated(EnumType.STRING)
  private @Nullable Answer answer;

  @Column(name = "answered_by")
  private @Nullable String answeredBy;

  @SuppressWarnings("unused") // read by Hibernate
  private Instant changed;

  @SuppressWarnings("unused") // read by Hibernate
  @Column(name = "changed_by")
  private String changedBy;

  @Version private int revision;

  @SuppressWarnings("NullAway.Init")
  protected StewardTask() {} // for Hibernate

  UUID id() {
    return id;
  }

  String domain() {
    return domain;
  }

  TaskKind kind() {
    return kind;
  }

  int revision() {
    return revision;
  }

  /** The first record that it is about. */
  SourceKey record() {
    return new SourceKey(systemA, keyA);
  }

  /** Every record that it is about, but for those of a cluster that are not of its bridge. */
  Set<SourceKey> named() {
    Set<SourceKey> named = new HashSet<>(Set.of(record()));
    if (systemB != null && keyB != null) named.add(new SourceKey(systemB, keyB));
    return named;
  }

  /**
   * The two records that it is about.
   *
   * @throws TouchstoneException of kind conflict if it is about something else
   */
  RecordPair pair() {
    if (systemB == null || keyB == null) {
      throw conflict(
          "steward-task-kind",
          "Task %s is not about two records; a verdict on two does not answer it.".formatted(id));
    }
    return new RecordPair(record(), new SourceKey(systemB, keyB));
  }

  @Nullable TaskProposal proposal() {
    if (proposedVerdict == null || proposedBy == null || proposedAt == null) return null;
    String comment = proposedComment == null ? "" : proposedComment;
    return new TaskProposal(proposedVerdict, proposedBy, proposedAt, comment);
  }

  /**
   * @throws TouchstoneException of kind conflict if somebody changed the task since that revision,
   *     or it is not open
   */
  void expect(int seen) {
    expectOpen();
    if (revision != seen) {
      throw conflict(
          "steward-task-changed",
          "Task %s has changed since you read it; read it again and decide on what it says now."
              .formatted(id));
    }
  }

  private void expectOpen() {
    if (state == State.OPEN) return;
    if (answer == null || answeredBy == null || closed == null) {
      throw conflict(
          "steward-task-closed",
          "Task %s is no longer open; read it again to see why.".formatted(id));
    }
    throw conflict(
        "steward-task-closed",
        "Task %s was answered with '%s' by %s at %s; read it again to see what followed."
            .formatted(id, written(answer), answeredBy, closed));
  }

  private static String written(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws TouchstoneException of kind conflict if an answer waits for another steward
   */
  void expectNoProposal() {
    TaskProposal proposal = proposal();
    if (proposal == null) return;
    throw conflict(
        "steward-task-proposed",
        "Task %s waits for a second steward: %s proposed '%s' at %s; confirm or decline that."
            .formatted(id, proposal.steward(), written(proposal.verdict()), proposal.at()));
  }

  /** That a value is wrong answers nothing: what is right has to be said. */
  TouchstoneException needsEdit() {
    return conflict(
        "steward-task-needs-edit",
        "Task %s asks about a value; where it is wrong, edit the golden record of its source record: the task closes by itself."
            .formatted(id));
  }

  private static TouchstoneException conflict(String slug, String message) {
    return new TouchstoneException(TouchstoneException.Kind.CONFLICT, slug, message);
  }

  /** For a contradiction: the decisions that it asks about. */
  Set<UUID> shown() {
    Set<UUID> shown = new HashSet<>(Arrays.asList(suspendedDecisions));
    if (holdingDecision != null) shown.add(holdingDecision);
    return shown;
  }

  /**
   * Gives it to a steward.
   *
   * @param steward null to nobody
   * @param by who says so
   */
  void assign(@Nullable String steward, String by, Instant now) {
    assignee = steward;
    claimed = steward == null ? null : now;
    change(by, now);
  }

  @Nullable String assignee() {
    return assignee;
  }

  void propose(Verdict verdict, String steward, String comment, Instant now) {
    expectNoProposal();
    proposedVerdict = verdict;
    proposedBy = steward;
    proposedAt = now;
    proposedComment = comment;
    change(steward, now);
  }

  /**
   * The answer that another steward proposed.
   *
   * @throws TouchstoneException of kind conflict if there is none, or it is this steward's own
   */
  TaskProposal expectProposal(String steward) {
    TaskProposal proposal = proposal();
    if (proposal == null) {
      throw conflict(
          "steward-task-not-proposed",
          "No answer to task %s waits for a second steward; decide it.".formatted(id));
    }
    if (proposal.steward().equals(steward)) {
      throw conflict(
          "steward-task-own-proposal",
          "You proposed the answer to task %s yourself; another steward has to confirm it."
              .formatted(id));
    }
    return proposal;
  }

  /** Drops what was proposed. */
  void decline(String steward, Instant now) {
    proposedVerdict = null;
    proposedBy = null;
    proposedAt = null;
    proposedComment = null;
    change(steward, now);
  }

  /**
   * @param decision that answers it; null where the answer is none about two records
   */
  void answer(@Nullable UUID decision, Answer given, String steward, Instant now) {
    state = State.DECIDED;
    decisionId = decision;
    answer = given;
    answeredBy = steward;
    closed = now;
    change(steward, now);
  }

  private void change(String by, Instant now) {
    changed = now;
    changedBy = by;
  }
}
