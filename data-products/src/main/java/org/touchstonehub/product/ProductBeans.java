package org.touchstonehub.product;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Transactions;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.policy.purpose.Purposes;

/** The services of this module as CDI beans. */
@ApplicationScoped
class ProductBeans {
  @Inject Database database;
  @Inject Transactions transactions;
  @Inject Clock clock;
  @Inject ActiveModels models;

  @Produces
  @Singleton
  ProductReader reader(Purposes purposes) {
    return new ProductReader(purposes);
  }

  @Produces
  @Singleton
  Products products() {
    return new Products(database, transactions, clock, models);
  }
}
