package org.touchstonehub.sharing.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A purpose that data can be asked for. */
@Schema(name = "Purpose", description = "A purpose that data can be asked for.")
public record PurposeJson(
    @Schema(description = "For the header Purpose.", example = "ServiceProvision") String code,
    @Schema(description = "In words.", example = "Service provision") String label,
    @Schema(description = "Purposes that it is part of.") List<String> broader,
    @Schema(description = "Legal bases that can carry it.") List<LegalBasisJson> legalBases) {}
