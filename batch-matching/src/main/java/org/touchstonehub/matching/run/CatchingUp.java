package org.touchstonehub.matching.run;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.matching.live.Pending;
import org.touchstonehub.matching.live.Placements;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.Changing;
import org.touchstonehub.mdm.change.Proposal;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.stewardship.StewardDecisions;

/**
 * Brings what changed while a batch matched all records in line with what it stored. The caller has
 * the domain alone.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class CatchingUp {
  /** Records of one transaction. */
  static final int SOME = 500;

  /** Records that are looked for at once; what is left is looked for again. */
  private static final int MOST = 50_000;

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private Database database;
  private Placements placements;
  private StewardDecisions decisions;
  private Changing changing;

  @SuppressWarnings("NullAway.Init")
  protected CatchingUp() {}

  @Inject
  public CatchingUp(
      Database database, Placements placements, StewardDecisions decisions, Changing changing) {
    this.database = database;
    this.placements = placements;
    this.decisions = decisions;
    this.changing = changing;
  }

  /**
   * Groups records anew about which stewards decided otherwise since.
   *
   * @param honoured the decisions that the batch knew
   */
  void withDecisions(String domain, UUID run, List<UUID> honoured) {
    Set<UUID> other = new HashSet<>(decisions.standingIds(domain));
    Set<UUID> gone = new HashSet<>(honoured);
    gone.removeAll(other);
    honoured.forEach(other::remove);
    other.addAll(gone);
    if (other.isEmpty()) return;
    changing.carryOutAlone(
        new Proposal(
            domain,
            run,
            ChangeSet.Origin.AUTO,
            Map.of(),
            decisions.recordsOf(other),
            Proposal.Ruling.AS_IS,
            Map.of(),
            Map.of(),
            () -> true,
            List.of()));
  }

  /** Many of the records that do not stand as they are, or all; empty if there are none. */
  List<Pending> pending(String domain) {
    return placements
        .inUse(domain)
        .map(generation -> placements.pending(generation, MOST))
        .orElse(List.of());
  }

  /** Matches some records as they are now. */
  void withRecords(String domain, UUID run, List<Pending> some) {
    Map<SourceKey, Optional<Proposal.Said>> said = new TreeMap<>();
    for (Pending one : some) said.put(one.key(), Optional.empty());
    database
        .sql(
            """
            select r.system, r.key, r.version, r.attributes::text as attributes, r.since
            from unnest(:systems, :keys) as k (system, key)
            join hub.source_version r on r.system = k.system and r.key = k.key and r.is_current""")
        .set("systems", some.stream().map(p -> p.key().system()).toArray(String[]::new))
        .set("keys", some.stream().map(p -> p.key().key()).toArray(String[]::new))
        .each(
            row ->
                said.put(
                    new SourceKey(row.text("system"), row.text("key")),
                    Optional.of(
                        new Proposal.Said(
                            Json.read(row.text("attributes"), TEXTS),
                            row.instant("since"),
                            row.integer("version")))));
    changing.carryOutAlone(Proposal.said(domain, run, said, List.of()));
  }
}
