package org.touchstonehub.sharing.catalogue;

import static org.touchstonehub.policy.caller.Role.ADMINISTRATOR;
import static org.touchstonehub.policy.caller.Role.APPLICATION;
import static org.touchstonehub.policy.caller.Role.COMPLIANCE_OFFICER;
import static org.touchstonehub.policy.caller.Role.PRODUCT_CONSUMER;
import static org.touchstonehub.policy.caller.Role.PRODUCT_OWNER;
import static org.touchstonehub.policy.caller.Role.PROGRAMME_OFFICE;
import static org.touchstonehub.policy.caller.Role.STEWARD;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.policy.purpose.Purposes;
import org.touchstonehub.product.DataProduct;
import org.touchstonehub.product.Products;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.describe.AtMost;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.security.Allowed;

/** What there is to ask for: products, models and purposes, each caller within its domains. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class CatalogueResource {
  /** The most characters of a product's name in a request. */
  public static final int LONGEST_NAME = 500;

  @Inject Products products;
  @Inject ActiveModels models;
  @Inject Purposes purposes;
  @Inject Access access;
  @Inject CatalogueJsonMapper json;

  @GET
  @Path("products")
  @Allowed({
    STEWARD,
    APPLICATION,
    COMPLIANCE_OFFICER,
    PRODUCT_OWNER,
    PRODUCT_CONSUMER,
    PROGRAMME_OFFICE,
    ADMINISTRATOR
  })
  @Operation(operationId = "listProducts", summary = "The data products of your domains")
  @Answers(ProductListJson.class)
  public ProductListJson products() {
    return new ProductListJson(
        products.all().stream()
            .filter(product -> access.covers(product.domain()))
            .sorted(Comparator.comparing(DataProduct::name))
            .map(json::toJson)
            .toList());
  }

  @GET
  @Path("products/{name}")
  @Allowed({
    STEWARD,
    APPLICATION,
    COMPLIANCE_OFFICER,
    PRODUCT_OWNER,
    PRODUCT_CONSUMER,
    PROGRAMME_OFFICE,
    ADMINISTRATOR
  })
  @Operation(operationId = "readProduct", summary = "A data product")
  @Answers(ProductJson.class)
  public ProductJson product(
      @Parameter(description = "Its name.") @AtMost(LONGEST_NAME) @PathParam("name") String name) {
    return products
        .find(name)
        .filter(product -> access.covers(product.domain()))
        .map(json::toJson)
        .orElseThrow(
            () ->
                new Refused(
                    404,
                    "unknown-product",
                    "There is no data product '%s' in your domains.".formatted(name)));
  }

  @GET
  @Path("models")
  @Allowed({
    STEWARD,
    APPLICATION,
    COMPLIANCE_OFFICER,
    PRODUCT_OWNER,
    PRODUCT_CONSUMER,
    PROGRAMME_OFFICE,
    ADMINISTRATOR
  })
  @Operation(operationId = "listModels", summary = "The active entity models of your domains")
  @Answers(ModelListJson.class)
  public ModelListJson models() {
    return new ModelListJson(
        models.all().stream()
            .filter(model -> access.covers(model.domain()))
            .map(json::toJson)
            .toList());
  }

  @GET
  @Path("purposes")
  @Allowed({
    STEWARD,
    APPLICATION,
    COMPLIANCE_OFFICER,
    PRODUCT_OWNER,
    PRODUCT_CONSUMER,
    PROGRAMME_OFFICE,
    ADMINISTRATOR
  })
  @Operation(operationId = "listPurposes", summary = "The purposes that data can be asked for")
  @Answers(PurposeListJson.class)
  public PurposeListJson purposes() {
    return new PurposeListJson(
        purposes.all().stream()
            .map(json::toJson)
            .sorted(Comparator.comparing(PurposeJson::code))
            .toList());
  }
}
