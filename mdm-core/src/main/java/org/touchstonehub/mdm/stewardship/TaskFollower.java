package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.Follower;
import org.touchstonehub.mdm.database.Database;

/**
 * Closes the tasks that a change leaves nothing to ask of, and opens those that it gives rise to.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TaskFollower implements Follower {
  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected TaskFollower() {}

  @Inject
  public TaskFollower(Database database) {
    this.database = database;
  }

  @Override
  public Turn turn() {
    return Turn.DERIVED;
  }

  @Override
  public void follow(ChangeSet set) {
    close(set, of(set, ChangeSet.Closed.class));
    for (ChangeSet.Contradicted task : of(set, ChangeSet.Contradicted.class)) show(set, task);
  }

  private static <T extends ChangeSet.TaskChange> List<T> of(ChangeSet set, Class<T> kind) {
    return set.tasks().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private void close(ChangeSet set, List<ChangeSet.Closed> closed) {
    if (closed.isEmpty()) return;
    database
        .sql(
            """
            update mdm.steward_task t
            set state = 'CLOSED', closed_because = c.because, closed = greatest(:at, t.created),
              revision = t.revision + 1
            from unnest(:ids, :becauses) as c (id, because)
            where t.id = c.id and t.state = 'OPEN'""")
        .set("at", set.at())
        .set("ids", closed.stream().map(ChangeSet.Closed::task).toArray(UUID[]::new))
        .set("becauses", closed.stream().map(c -> c.because().name()).toArray(String[]::new))
        .update();
  }

  private void show(ChangeSet set, ChangeSet.Contradicted task) {
    database
        .sql(
            """
            insert into mdm.steward_task
              (id, domain, kind, a_system, a_key, b_system, b_key, a_digest, b_digest, probability,
               reasons, state, created, asked_by, holding_decision, suspended_decisions, revision)
            select :id, :domain, 'CONTRADICTION', a.system, a.key, b.system, b.key, a.digest,
              b.digest, 0.5, '[]', 'OPEN', :at, :decision, :decision, :suspended, 0
            from mdm.source_record a, mdm.source_record b
            where a.system = :systemA and a.key = :keyA and a.recorded_to is null
              and b.system = :systemB and b.key = :keyB and b.recorded_to is null
            on conflict (kind, a_system, a_key, b_system, b_key) where state = 'OPEN'
            do update set holding_decision = excluded.holding_decision,
              suspended_decisions = excluded.suspended_decisions,
              revision = mdm.steward_task.revision + 1""")
        .set("id", task.task())
        .set("domain", set.domain())
        .set("at", set.at())
        .set("decision", task.decision())
        .set("suspended", task.suspended().toArray(UUID[]::new))
        .set("systemA", task.a().system())
        .set("keyA", task.a().key())
        .set("systemB", task.b().system())
        .set("keyB", task.b().key())
        .update();
  }
}
