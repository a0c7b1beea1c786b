package org.touchstonehub.sharing.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The legal bases that can carry a purpose in a domain. */
@Schema(name = "LegalBases", description = "The legal bases that can carry a purpose in a domain.")
public record LegalBasisJson(
    @Schema(description = "The domain; any for every.", example = "customer") String domain,
    @Schema(description = "Codes of legal bases.") List<String> codes) {}
