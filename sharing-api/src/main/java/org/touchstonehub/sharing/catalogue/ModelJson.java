package org.touchstonehub.sharing.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An active entity model. */
@Schema(name = "Model", description = "An active entity model.")
public record ModelJson(
    @Schema(description = "The domain.", example = "customer") String domain,
    @Schema(description = "Its version, from 1.", example = "1") int version,
    @Schema(description = "SHA-256 of its text.") String digest,
    @Schema(description = "When it became active.", format = "date-time") String since,
    @Schema(description = "In words.") String description,
    @Schema(description = "Its sources, the most trusted first.") List<SourceJson> sources,
    @Schema(description = "Its attributes.") List<AttributeJson> attributes) {}
