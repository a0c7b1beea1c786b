package org.touchstonehub.matching.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.database.Transactions;
import org.touchstonehub.mdm.model.ActiveModels;

/** Starts runs of match-and-merge and tells how far they are. Not to be called in a transaction. */
@ApplicationScoped
public class BatchRuns {
  private Transactions transactions;
  private ActiveModels models;
  private Runs runs;
  private LiveRuns live;
  private JobLauncher launcher;

  @SuppressWarnings("NullAway.Init")
  protected BatchRuns() {}

  @Inject
  public BatchRuns(
      Transactions transactions,
      ActiveModels models,
      Runs runs,
      LiveRuns live,
      JobLauncher launcher) {
    this.transactions = transactions;
    this.models = models;
    this.runs = runs;
    this.live = live;
    this.launcher = launcher;
  }

  /**
   * Starts a run; it goes on behind the caller's back. If the process dies before it has begun,
   * another one, or the next, begins it.
   *
   * @throws org.touchstonehub.failure.TouchstoneException of kind not found if no model is active
   *     for the domain, conflict if a run of the domain has not ended
   */
  public RunView start(RunWish wish) {
    Lease lease =
        live.begin(
            () ->
                transactions.alone(
                    () -> {
                      models.require(wish.domain());
                      return runs.request(wish);
                    }));
    launcher.launch(lease);
    return find(lease.run());
  }

  /**
   * Goes on with a failed run where it was.
   *
   * @throws org.touchstonehub.failure.TouchstoneException of kind conflict if it has not failed, or
   *     another run of its domain has not ended
   */
  public RunView restart(RunId run) {
    launcher.launch(live.begin(() -> transactions.alone(() -> runs.requestAgain(run))));
    return find(run);
  }

  /**
   * @throws org.touchstonehub.failure.TouchstoneException of kind not found
   */
  public RunView find(RunId run) {
    return transactions.join(() -> runs.require(run));
  }

  /**
   * Runs of these domains, newest first.
   *
   * @param before only runs that were asked for earlier than this one; null for the newest
   */
  public List<RunView> recent(Collection<String> domains, @Nullable RunId before, int limit) {
    return transactions.join(() -> runs.recent(domains, before, limit));
  }
}
