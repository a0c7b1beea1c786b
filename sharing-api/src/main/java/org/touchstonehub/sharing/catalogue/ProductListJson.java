package org.touchstonehub.sharing.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The data products of the caller's domains. */
@Schema(name = "ProductList", description = "The data products of your domains.")
public record ProductListJson(
    @Schema(description = "In the order of names.") List<ProductJson> products) {}
