package org.touchstonehub.product;

import java.time.Duration;
import java.util.List;
import org.touchstonehub.match.model.ReadModel;
import org.touchstonehub.mdm.change.ChangeEvents;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.golden.GoldenRefresh;
import org.touchstonehub.mdm.golden.GoldenVersions;
import org.touchstonehub.mdm.golden.ModelActivation;
import org.touchstonehub.mdm.golden.Projections;
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
    GoldenVersions versions = new GoldenVersions(database, new ChangeEvents(database));
    refresh = new GoldenRefresh(database, models, projections, versions, hub.clock());
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

  @Override
  public void close() {
    hub.close();
  }
}
