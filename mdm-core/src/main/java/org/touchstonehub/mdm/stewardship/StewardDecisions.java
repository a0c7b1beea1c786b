package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;

/** Reads what stewards decided. */
@ApplicationScoped
@Transactional
public class StewardDecisions {
  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected StewardDecisions() {}

  @Inject
  public StewardDecisions(Database database) {
    this.database = database;
  }

  /**
   * @throws TouchstoneException of kind not found if there is no such decision
   */
  public DecisionView find(DecisionId id) {
    return require(id).view();
  }

  StewardDecision require(DecisionId id) {
    StewardDecision found = database.entities().find(StewardDecision.class, id.value());
    if (found == null) {
      throw new TouchstoneException(
          TouchstoneException.Kind.NOT_FOUND,
          "steward-decision",
          "There is no steward decision %s.".formatted(id));
    }
    return found;
  }

  /** Decisions about a record, the newest first, standing or not. */
  public List<DecisionView> about(SourceKey key) {
    return database
        .entities()
        .createQuery(
            """
            from StewardDecision d
            where (d.systemA = :system and d.keyA = :key) or (d.systemB = :system and d.keyB = :key)
            order by d.decided desc, d.id""",
            StewardDecision.class)
        .setParameter("system", key.system())
        .setParameter("key", key.key())
        .getResultStream()
        .map(StewardDecision::view)
        .toList();
  }

  /** Decisions that stand in a domain, the earliest first. */
  List<StewardDecision> standing(String domain) {
    return database
        .entities()
        .createQuery(
            """
            from StewardDecision d where d.domain = :domain and d.state = 'STANDING'
            order by d.decided, d.id""",
            StewardDecision.class)
        .setParameter("domain", domain)
        .getResultList();
  }

  /** Decisions that only one which was withdrawn had suspended, the latest first. */
  List<StewardDecision> suspendedByWithdrawn(String domain) {
    return database
        .entities()
        .createQuery(
            """
            from StewardDecision d where d.domain = :domain and d.state = 'SUSPENDED'
              and d.suspendedBy in (
                select l.id from StewardDecision l where l.state = 'WITHDRAWN')
            order by d.decided desc, d.id desc""",
            StewardDecision.class)
        .setParameter("domain", domain)
        .getResultList();
  }

  /** What stands in a domain, as the engine takes it. Free of contradictions. */
  public Constraints constraints(String domain) {
    return constraints(standing(domain));
  }

  /** Ids of the decisions that stand in a domain; changes exactly when {@link #constraints} may. */
  public List<UUID> standingIds(String domain) {
    return standing(domain).stream().map(StewardDecision::id).toList();
  }

  static Constraints constraints(List<StewardDecision> decisions) {
    List<Constraints.Pair> must = new ArrayList<>();
    List<Constraints.Pair> cannot = new ArrayList<>();
    for (StewardDecision decision : decisions) {
      (decision.verdict() == Verdict.MATCH ? must : cannot).add(decision.constraint());
    }
    return new Constraints(must, cannot);
  }
}
