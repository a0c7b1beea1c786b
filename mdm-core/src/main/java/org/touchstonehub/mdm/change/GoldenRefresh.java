package org.touchstonehub.mdm.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.Survivorship;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.link.Situation;
import org.touchstonehub.mdm.link.Situations;
import org.touchstonehub.mdm.model.ActiveModels;

/**
 * Derives golden records from their links and source records again, for source records that changed
 * as a set and for models that changed. What it is given twice it does once.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class GoldenRefresh {
  private static final int CHUNK = 1_000;

  private Database database;
  private ActiveModels models;
  private Situations situations;
  private ChangeSets changes;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected GoldenRefresh() {}

  @Inject
  public GoldenRefresh(
      Database database, ActiveModels models, Situations situations, ChangeSets changes, Ids ids) {
    this.database = database;
    this.models = models;
    this.situations = situations;
    this.changes = changes;
    this.ids = ids;
  }

  /**
   * Waits for the lock on the links of the domain and holds it alone until the transaction ends.
   * Who changes links or golden records of a few records holds it shared.
   */
  public void lock(String domain) {
    database.lock(lockOf(domain));
  }

  /**
   * The same for a caller that somebody waits for.
   *
   * @throws org.touchstonehub.mdm.database.Busy if others still hold it then
   */
  public void lock(String domain, Duration patience) {
    database.lock(lockOf(domain), patience);
  }

  /** Names the lock on the links of a domain. */
  static String lockOf(String domain) {
    return "links:" + domain;
  }

  /**
   * Refreshes every active golden record of a domain and its row in the projection, in the current
   * transaction.
   */
  public void all(String domain, UUID cause) {
    lock(domain);
    List<GoldenId> all =
        database
            .sql("select id from mdm.golden_identity where domain = :domain and state = 'ACTIVE'")
            .set("domain", domain)
            .list(row -> new GoldenId(row.uuid("id")));
    Survivorship survivorship = survivorship(domain);
    for (List<GoldenId> chunk : chunks(all)) {
      Situation situation = situations.ofGolden(domain, chunk);
      Regrouping.Wanted wanted = Regrouping.Wanted.asLinked(situation, Set.of(), true);
      apply(situation, wanted, survivorship, cause);
    }
  }

  /**
   * Refreshes the golden records of source records that were written anew, or deleted. The caller
   * holds the {@link #lock}. Records that belong to none are left alone.
   *
   * @param cause the ingest that brought them
   */
  public void ofRecords(String domain, Collection<SourceKey> written, UUID cause) {
    if (written.isEmpty()) return;
    Survivorship survivorship = survivorship(domain);
    for (List<SourceKey> chunk : chunks(List.copyOf(written))) {
      Situation situation = situations.around(domain, chunk, List.of());
      Regrouping.Wanted wanted =
          new Regrouping.Wanted(List.of(), Set.copyOf(chunk), Map.of(), List.of(), false, null);
      apply(situation, wanted, survivorship, cause);
    }
  }

  private Survivorship survivorship(String domain) {
    return new Survivorship(models.require(domain).model());
  }

  private void apply(
      Situation situation, Regrouping.Wanted wanted, Survivorship survivorship, UUID cause) {
    changes.apply(
        Regrouping.of(
            situation,
            wanted,
            survivorship,
            cause,
            ChangeSet.Origin.AUTO,
            () -> new GoldenId(ids.next())));
  }

  private static <T> List<List<T>> chunks(List<T> all) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
    }
    return chunks;
  }
}
