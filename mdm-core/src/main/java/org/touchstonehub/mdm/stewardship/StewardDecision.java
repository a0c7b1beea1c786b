package org.touchstonehub.mdm.stewardship;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;

/** What a steward decided about two records; ended, never deleted. */
@Entity
@Table(schema = "mdm", name = "steward_decision")
public class StewardDecision {
  /** Whether a decision binds. */
  public enum State {
    STANDING,
    /** A later decision contradicts it. */
    SUSPENDED,
    WITHDRAWN
  }

  @Id private UUID id;
  private String domain;

  @Enumerated(EnumType.STRING)
  private Verdict verdict;

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

  private Instant decided;

  @Column(name = "decided_by")
  private String decidedBy;

  private String comment;
  private UUID command;
  private @Nullable Instant ended;

  @Column(name = "suspended_by")
  private @Nullable UUID suspendedBy;

  @Column(name = "withdrawn_by")
  private @Nullable String withdrawnBy;

  @Version private int revision;

  @SuppressWarnings("NullAway.Init")
  protected StewardDecision() {} // for Hibernate

  StewardDecision(
      UUID id,
      String domain,
      Verdict verdict,
      RecordPair pair,
      Instant decided,
      String decidedBy,
      String comment,
      UUID command) {
    this.id = id;
    this.domain = domain;
    this.verdict = verdict;
    this.systemA = pair.a().system();
    this.keyA = pair.a().key();
    this.systemB = pair.b().system();
    this.keyB = pair.b().key();
    this.state = State.STANDING;
    this.decided = decided;
    this.decidedBy = decidedBy;
    this.comment = comment;
    this.command = command;
  }

  UUID id() {
    return id;
  }

  String domain() {
    return domain;
  }

  Verdict verdict() {
    return verdict;
  }

  RecordPair pair() {
    return new RecordPair(new SourceKey(systemA, keyA), new SourceKey(systemB, keyB));
  }

  Constraints.Pair constraint() {
    return new Constraints.Pair(pair().a(), pair().b());
  }

  State state() {
    return state;
  }

  @Nullable UUID suspendedBy() {
    return suspendedBy;
  }

  /** The command that made it. */
  UUID command() {
    return command;
  }

  Instant decided() {
    return decided;
  }

  void suspend(UUID later, Instant now) {
    state = State.SUSPENDED;
    suspendedBy = later;
    ended = now;
  }

  Standing standing() {
    return new Standing(id, pair(), verdict, decided);
  }

  /** Binds again; that it did not is kept among its states. */
  void reinstate() {
    state = State.STANDING;
    suspendedBy = null;
    withdrawnBy = null;
    ended = null;
  }

  /**
   * @throws TouchstoneException of kind conflict if it was withdrawn before
   */
  void expectNotWithdrawn() {
    if (state == State.WITHDRAWN) {
      throw new TouchstoneException(
          TouchstoneException.Kind.CONFLICT,
          "steward-decision",
          "Decision %s was withdrawn before; there is nothing left to withdraw.".formatted(id));
    }
  }

  void withdraw(String steward, Instant now) {
    expectNotWithdrawn();
    state = State.WITHDRAWN;
    withdrawnBy = steward;
    ended = now;
  }

  DecisionView view() {
    return new DecisionView(
        new DecisionId(id),
        domain,
        verdict,
        pair(),
        state,
        decided,
        decidedBy,
        comment,
        ended,
        suspendedBy == null ? null : new DecisionId(suspendedBy),
        withdrawnBy);
  }
}
