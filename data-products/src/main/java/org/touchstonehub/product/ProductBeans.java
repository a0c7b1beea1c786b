package org.touchstonehub.product;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Transactions;
import org.touchstonehub.policy.purpose.Purposes;

/** The services of this module as CDI beans. */
@ApplicationScoped
class ProductBeans {
  @Inject Database database;
  @Inject Transactions transactions;
  @Inject Clock clock;

  @Produces
  @Singleton
  ProductReader reader(Purposes purposes) {
    return new ProductReader(purposes);
  }

  @Produces
  @Singleton
  Products products() {
    return new Products(database, transactions, clock, new ShippedModels());
  }

  /** The models that come with Touchstone. */
  private static final class ShippedModels implements Products.Models {
    @Override
    public List<EntityModel> all() {
      return EntityModelReader.shippedNames().stream()
          .map(name -> EntityModelReader.shipped(name).model())
          .toList();
    }

    @Override
    public Optional<EntityModel> find(String domain) {
      return all().stream().filter(model -> model.name().equals(domain)).findFirst();
    }
  }
}
