package org.touchstonehub.sharing.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.touchstonehub.mdm.model.DefinitionFolder;
import org.touchstonehub.product.ProductDefinition;
import org.touchstonehub.product.ProductReader;
import org.touchstonehub.product.Products;

/**
 * The data products that this hub offers: those that are shipped, and those of a folder. A wrong
 * file is refused alone; its product stays as it was published before, and where it never was it is
 * not offered.
 */
@ApplicationScoped
public class ProductFolder {
  @Inject
  @ConfigProperty(name = "TOUCHSTONE_PRODUCTS")
  Optional<String> folder;

  @Inject ProductReader reader;
  @Inject Products products;
  @Inject Refusals refusals;

  /** Publishes the right ones, and tells of the others. To be called when models are active. */
  void publish() {
    DefinitionFolder<ProductDefinition> read =
        folder
            .filter(path -> !path.isBlank())
            .map(path -> reader.folder(Path.of(path.strip())))
            .orElseGet(DefinitionFolder::none);
    read.refused().forEach(file -> refusals.refuse(Refusals.Kind.PRODUCTS, file));
    products.publish(reader.shipped(), read);
    for (String name : read.held()) {
      String offered =
          products.find(name).isPresent() ? "offered as published before" : "not offered";
      refusals.tell(Refusals.Kind.PRODUCTS, "product " + name, offered);
    }
  }
}
