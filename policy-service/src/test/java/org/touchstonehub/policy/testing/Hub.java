package org.touchstonehub.policy.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.testing.HubDatabase;
import org.touchstonehub.policy.consent.Consents;
import org.touchstonehub.policy.decision.DecisionLog;
import org.touchstonehub.policy.pdp.PolicyBundle;
import org.touchstonehub.policy.pdp.PolicyEngine;
import org.touchstonehub.policy.pdp.WasmPolicyEngine;

/** A hub's database with golden records that are nothing but links, and this module's services. */
public final class Hub implements AutoCloseable {
  public final HubDatabase hub = HubDatabase.create(List.of("mdm", "policy"), List.of());
  public final PolicyBundle bundle = PolicyBundle.shipped();
  public final Consents consents =
      new Consents(hub.database(), hub.transactions(), hub.ids(), hub.clock(), bundle.purposes());
  public final DecisionLog log = new DecisionLog(hub.database(), hub.transactions());

  /** The shipped policy in process. */
  public PolicyEngine wasm() {
    return new WasmPolicyEngine(bundle, 1, Duration.ofSeconds(10));
  }

  /** A golden record of these source records. */
  public GoldenId golden(SourceKey... sources) {
    GoldenId id = new GoldenId(UUID.randomUUID());
    hub.run(
        () -> {
          hub.database()
              .sql(
                  """
                  insert into mdm.golden_identity (id, domain, state, created)
                  values (:id, 'customer', 'ACTIVE', :at)""")
              .set("id", id.value())
              .set("at", Instant.EPOCH)
              .update();
          for (SourceKey source : sources) link(id, source);
        });
    return id;
  }

  /** Links a source record to a golden record, since ever. */
  public void link(GoldenId id, SourceKey source) {
    link(id, source, Instant.EPOCH);
  }

  /** Links a source record to a golden record from an instant on. */
  public void link(GoldenId id, SourceKey source, Instant from) {
    hub.run(
        () ->
            hub.database()
                .sql(
                    """
                    insert into mdm.crosswalk (system, key, golden_id, origin, recorded_from, opened_by)
                    values (:system, :key, :golden, 'AUTO', :at, :by)""")
                .set("system", source.system())
                .set("key", source.key())
                .set("golden", id.value())
                .set("at", from)
                .set("by", new UUID(0, 0))
                .update());
  }

  /** Ends the link of a source record, as if it had never been. */
  public void unlink(SourceKey source) {
    unlink(source, Instant.EPOCH);
  }

  /** Ends the link of a source record at an instant. */
  public void unlink(SourceKey source, Instant to) {
    hub.run(
        () ->
            hub.database()
                .sql(
                    """
                    update mdm.crosswalk set recorded_to = :at, closed_by = :by
                    where system = :system and key = :key and recorded_to is null""")
                .set("system", source.system())
                .set("key", source.key())
                .set("at", to)
                .set("by", new UUID(0, 0))
                .update());
  }

  public long count(String table) {
    return hub.in(
        () ->
            hub.database()
                .sql("select count(*) as n from " + table)
                .first(row -> row.number("n"))
                .orElseThrow());
  }

  @Override
  public void close() {
    hub.close();
  }
}
