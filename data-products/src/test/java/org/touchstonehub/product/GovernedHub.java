package org.touchstonehub.product;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.touchstonehub.match.model.ReadModel;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeEvents;
import org.touchstonehub.mdm.change.ChangeSets;
import org.touchstonehub.mdm.change.GoldenRefresh;
import org.touchstonehub.mdm.change.ModelActivation;
import org.touchstonehub.mdm.change.ProjectionRows;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.golden.Projections;
import org.touchstonehub.mdm.link.Situations;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.mdm.testing.HubDatabase;
import org.touchstonehub.policy.gate.SharingGate;
import org.touchstonehub.policy.pdp.PolicyBundle;
import org.touchstonehub.policy.pdp.WasmPolicyEngine;

/** A hub of its own with the shipped policy, its gate, and whatever models a test activates. */
final class GovernedHub implements AutoCloseable {
  static final PolicyBundle POLICY = PolicyBundle.shipped();

  final HubDatabase hub = HubDatabase.create(List.of("mdm", "policy", "product"), List.of());
  final GoldenRefresh refresh;
  final GoldenRecords golden;
  final Products products;
  final SharingGate gate;
  private final ModelActivation activation;

  GovernedHub() {
    var database = hub.database();
    ActiveModels models = new ActiveModels(database, hub.clock());
    Projections projections = new Projections(database, models);
    refresh =
        new GoldenRefresh(
            database,
            models,
            new Situations(database, projections, hub.clock()),
            new ChangeSets(
                database,
                List.of(new ProjectionRows(database, projections), new ChangeEvents(database))),
            hub.ids());
    activation = new ModelActivation(models, projections, refresh, hub.ids());
    golden = new GoldenRecords(database, models, projections);
    products = new Products(database, hub.transactions(), hub.clock(), models);
    gate =
        SharingGate.over(
            database,
            hub.transactions(),
            hub.ids(),
            hub.clock(),
            products,
            POLICY.purposes(),
            new WasmPolicyEngine(POLICY, 1, Duration.ofSeconds(10)));
  }

  /** Activates a model and publishes the product of its domain. */
  void activate(ReadModel model) {
    hub.run(() -> activation.activate(model));
    products.publish(new ProductReader(POLICY.purposes()).shipped());
  }

  void system(String name, String domain) {
    hub.run(
        () ->
            hub.database()
                .sql(
                    """
                    insert into mdm.source_system (name, domain, description, created, revision)
                    values (:name, :domain, '', :at, 0)""")
                .set("name", name)
                .set("domain", domain)
                .set("at", Instant.EPOCH)
                .update());
  }

  /** A golden record of these source records, which all say the same. */
  GoldenId golden(String domain, Map<String, String> values, SourceKey... sources) {
    UUID id = hub.ids().next();
    hub.run(
        () -> {
          hub.database()
              .sql(
                  """
                  insert into mdm.golden_identity (id, domain, state, created)
                  values (:id, :domain, 'ACTIVE', :at)""")
              .set("id", id)
              .set("domain", domain)
              .set("at", Instant.EPOCH)
              .update();
          for (SourceKey source : sources) record(id, source, values);
          refresh.lock(domain);
          refresh.ofRecords(domain, List.of(sources), id);
        });
    return new GoldenId(id);
  }

  private void record(UUID golden, SourceKey source, Map<String, String> values) {
    hub.database()
        .sql(
            """
            with record as (
              insert into mdm.source_record
                (system, key, version, attributes, digest, deleted, recorded_from)
              values (:system, :key, 1, cast(:attributes as jsonb), '', false, :at))
            insert into mdm.crosswalk (system, key, golden_id, origin, recorded_from, opened_by)
            values (:system, :key, :golden, 'AUTO', :at, :golden)""")
        .set("system", source.system())
        .set("key", source.key())
        .set("attributes", Json.write(values))
        .set("golden", golden)
        .set("at", Instant.EPOCH)
        .update();
  }

  @Override
  public void close() {
    hub.close();
  }
}
