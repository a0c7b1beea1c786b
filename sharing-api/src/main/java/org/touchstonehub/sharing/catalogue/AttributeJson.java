package org.touchstonehub.sharing.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One attribute of an entity model. */
@Schema(name = "Attribute", description = "One attribute of an entity model.")
public record AttributeJson(
    @Schema(description = "Its name.", example = "birth_date") String name,
    @Schema(description = "Its semantic type.", example = "date") String type,
    @Schema(description = "The file columns that it is read from.") List<String> columns,
    @Schema(description = "The glossary term that it carries.") @Nullable String term,
    @Schema(description = "How it is classified for masking.", example = "personal")
        String classification,
    @Schema(description = "The rule that chooses its golden value.", example = "most-trusted")
        String survivorship,
    @Schema(
            description =
                "Attributes that its values tell something of; it is shown no better than these.")
        List<String> derivedFrom) {}
